"""Small models of Stanza's architectures with random weights, in Stanza's own processors.

For tests of what stands in for those processors: a second to make, and no model file is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

__all__ = ["documents", "random_namer", "random_parser", "random_tagger", "the_same"]

_SIZES = {
    "hidden_dim": 8,
    "char_hidden_dim": 6,
    "char_emb_dim": 5,
    "word_emb_dim": 7,
    "tag_emb_dim": 4,
    "transformed_dim": 9,
    "deep_biaff_hidden_dim": 10,
    "composite_deep_biaff_hidden_dim": 6,
    "deep_biaff_output_dim": 6,
}
_SETTINGS = {
    "lang": "fr",
    "shorthand": "fr_test",
    "num_layers": 2,
    "char_num_layers": 1,
    "char": True,
    "charlm": False,
    "bert_model": None,
    "pretrain": True,
    "share_hid": False,
    "dropout": 0.5,
    "rec_dropout": 0,
    "char_rec_dropout": 0,
    "word_dropout": 0.3,
    "locked_dropout": 0.0,
    "word_cutoff": 0,
    "batch_size": 60,
    "use_upos": True,
    "use_xpos": True,
    "use_ufeats": True,
    "linearization": True,
    "distance": True,
    "reversed": False,
    "resolve_head_constraints": False,
    "input_transform": True,
    "lowercase": False,
    "emb_finetune": True,
    "emb_finetune_known_only": False,
    "predict_tagset": 0,
}
_TREE = """\
1	La	le	DET	_	Definite=Def|Gender=Fem	2	det	_	ner=O
2	digue	digue	NOUN	_	Gender=Fem|Number=Sing	3	nsubj	_	ner=S-MISC
3	cède	céder	VERB	_	Mood=Ind|Number=Sing	0	root	_	ner=O
4	!?	!	PUNCT	_	_	3	punct	_	ner=O

1	Ovide	Ovide	PROPN	_	_	3	nsubj	_	ner=B-PER
2	Malo	Malo	PROPN	_	_	1	flat:name	_	ner=E-PER
3	dort	dormir	VERB	_	Mood=Ind|Number=Sing	0	root	_	ner=O

1	Non	non	INTJ	_	Polarity=Neg	0	root	_	ner=S-LOC

"""


def documents() -> list[Any]:
    """Two documents with sentences of one to five words, and trees, tags, names, some of which no model has seen."""
    from stanza.utils.conll import CoNLL

    other = _TREE.replace("digue", "passerelle").replace("Malo\t", "Quérol\t").replace("Gender=Fem", "Gender=Masc")
    return [CoNLL.conll2doc(input_str=_TREE), CoNLL.conll2doc(input_str=other + _TREE)]


def random_tagger(**settings: Any) -> Any:
    """Stanza's tagger with random weights; ``settings`` are the model's."""
    from stanza.models.pos.data import Dataset
    from stanza.models.pos.model import Tagger
    from stanza.models.pos.trainer import Trainer
    from stanza.pipeline.pos_processor import POSProcessor

    args = {**_SIZES, **_SETTINGS, **settings}
    vocabulary = Dataset.init_vocab([documents()[0]], args)
    pretrain = _vectors()
    model = Tagger(args, vocabulary, emb_matrix=pretrain.emb, share_hid=args["share_hid"])
    return _in_processor(POSProcessor, Trainer, model, pretrain)


def random_parser(**settings: Any) -> Any:
    """Stanza's graph parser with random weights; ``settings`` are the model's."""
    from stanza.models.depparse.data import Dataset
    from stanza.models.depparse.model import GraphParser
    from stanza.models.depparse.trainer import GraphTrainer
    from stanza.pipeline.depparse_processor import DepparseProcessor

    args = {**_SIZES, **_SETTINGS, **settings}
    vocabulary = Dataset(documents()[0], args, None).vocab
    pretrain = _vectors()
    model = GraphParser(args, vocabulary, emb_matrix=pretrain.emb)
    return _in_processor(DepparseProcessor, GraphTrainer, model, pretrain)


def random_namer(**settings: Any) -> Any:
    """Stanza's tagger of names with random weights; ``settings`` are the model's."""
    from stanza.models.ner.data import DataLoader
    from stanza.models.ner.model import NERTagger
    from stanza.models.ner.trainer import Trainer
    from stanza.pipeline.ner_processor import NERProcessor

    args = {**_SIZES, **_SETTINGS, "num_layers": 1, **settings}
    vocabulary = DataLoader(documents()[0], 32, args).vocab
    processor = _in_processor(NERProcessor, Trainer, NERTagger(args, vocabulary), None)
    processor.trainers, processor.configs = [processor.trainer], [args]
    return processor


def letter_nets(folder: Path) -> dict[str, Any]:
    """The settings of a model that reads letters with language models, as Stanza's published models do."""
    from stanza.models.common.char_model import CharacterLanguageModel
    from stanza.models.common.vocab import CharVocab

    sizes = {"char_emb_dim": 4, "char_hidden_dim": 6, "char_num_layers": 1, "char_dropout": 0.1, "char_unit_dropout": 0}
    settings: dict[str, Any] = {"charlm": True}
    for name, forward in (("forward", True), ("backward", False)):
        vocabulary = CharVocab(["La digue cède !?\nOvide Malo dort Non".replace("\n", " ")], "fr_test")
        net = CharacterLanguageModel({**sizes, "char_rec_dropout": 0}, {"char": vocabulary}, is_forward_lm=forward)
        file = folder / f"{name}.pt"
        net.save(str(file))
        settings[f"charlm_{name}_file"] = str(file)
    return settings


def the_same(stock: Sequence[Any], lean: Sequence[Any]) -> None:
    """Fails where two lists of documents differ in tags, trees or names."""
    for theirs, ours in zip(stock, lean, strict=True):
        for a, b in zip(theirs.sentences, ours.sentences, strict=True):
            assert [_told(word) for word in a.words] == [_told(word) for word in b.words]
            assert [(token.ner, token.multi_ner) for token in a.tokens] == [
                (token.ner, token.multi_ner) for token in b.tokens
            ]
            assert [(e.text, e.type) for e in a.ents] == [(e.text, e.type) for e in b.ents]


def _told(word: Any) -> tuple[Any, ...]:
    return word.text, word.upos, word.xpos, word.feats, word.head, word.deprel


def _vectors() -> Any:
    """Word vectors in half precision, as the bundled ones are."""
    from types import SimpleNamespace

    import torch
    from stanza.models.common.pretrain import PretrainedWordVocab

    vocabulary = PretrainedWordVocab(["la", "digue", "ovide", "dort", "!"])
    return SimpleNamespace(vocab=vocabulary, emb=torch.randn(len(vocabulary), 5).half())


def _in_processor(processor: Any, trainer: Any, model: Any, pretrain: Any) -> Any:
    import torch

    for parameter in model.parameters():
        # Narrow enough that no gate is shut, wide enough that no two scores are alike.
        if parameter.dtype == torch.float32:
            torch.nn.init.normal_(parameter, std=0.5)
    if pretrain is not None:
        model.pretrained_emb.float()
    loaded = trainer.__new__(trainer)
    loaded.model, loaded.args, loaded.vocab = model.eval(), model.args, model.vocab
    made = processor.__new__(processor)
    made._trainer, made._config, made._vocab, made._pretrain = loaded, model.args, model.vocab, pretrain
    made._tqdm = False
    return made
