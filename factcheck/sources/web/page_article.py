"""The article of a page, block by block: its headline, standfirst, byline, paragraphs, and what stands between them.

In: the tree of a page, the names that its metadata give. Out: the blocks that are kept, with their kinds.

Kept with its kind: what stands inside the article, be it a box, a caption, a post, links to other articles, a call to
subscribe or comments. Left out: menus, share bars, advertisements, tags and forms anywhere, and everything else outside
the article, except what stands between its headline and its text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from factcheck.scan_results import BlockKind
from factcheck.sources.web.article_body import Body
from factcheck.sources.web.bylines import signs
from factcheck.sources.web.element_roles import CONTAINERS, Role, role_of
from factcheck.sources.web.headlines import headline_number
from factcheck.sources.web.page_tree import Element
from factcheck.sources.web.posts import platform_of, post_in, written_post
from factcheck.sources.web.text_blocks import TextBlock
from factcheck.sources.web.text_keys import text_key
from factcheck.sources.web.text_shares import TextShares

__all__ = ["PageBlock", "article_blocks"]

_MISLEADING = 0.4
"""The share of the article from which on a role that its elements have by their class tells nothing."""
_LEAST_SHARE = 0.4
"""The share of the article in what stands around a paragraph from which on the paragraph is a part of it, too."""
_MOST_FIELDS = 100
_LONGEST_APPEAL = 400
_LONGEST_BYLINE = 250
_PARAGRAPH = 60
"""Characters of a paragraph that is no headline, standfirst aside."""
_LEAST_STANDFIRST_WORDS = 8
_MOST_LINKED = 0.8
_KINDS = {
    Role.COMMENT: BlockKind.COMMENT, Role.LINKS: BlockKind.LINKS, Role.APPEAL: BlockKind.APPEAL,
    Role.NOTES: BlockKind.FURNITURE, Role.CAPTION: BlockKind.CAPTION, Role.CREDIT: BlockKind.CREDIT,
    Role.BYLINE: BlockKind.BYLINE,
    Role.STANDFIRST: BlockKind.STANDFIRST, Role.BOX: BlockKind.BOX, Role.HEADING: BlockKind.HEADING,
}  # fmt: skip
_BEFORE_TEXT = (BlockKind.BYLINE, BlockKind.STANDFIRST, BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.BOX)


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of an article; ``kind`` is None where the page does not tell it."""

    kind: BlockKind | None
    text: str
    block: TextBlock


def article_blocks(
    root: Element, blocks: Sequence[TextBlock], body: Body, *, headline: str | None, standfirst: str | None
) -> list[PageBlock]:
    """The blocks of the article of a page in order, with the kinds that the page tells.

    ``headline`` and ``standfirst`` are those that the metadata name, by which they are found among the blocks.
    """
    return _Article(root, blocks, body, headline, standfirst).kept()


class _Article:
    def __init__(
        self, root: Element, blocks: Sequence[TextBlock], body: Body, headline: str | None, standfirst: str | None
    ) -> None:
        self.root, self.blocks, self.body, self.standfirst = root, blocks, body, standfirst
        self.holders = frozenset((body.element, *body.element.iterancestors()))
        self.shares = TextShares(blocks, body)
        self.inside = [self._is_inside(block.element) for block in blocks]
        self.first = next((number for number, inside in enumerate(self.inside) if inside), len(blocks))
        self.roles: dict[Element, Role | None] = dict.fromkeys(self._around_forms(), Role.APPEAL)
        self.misleading: frozenset[Role] = frozenset()
        self.misleading = self._misleading()
        self.all_linked = sum(blocks[n].linked > _MOST_LINKED for n in body.blocks) > _MISLEADING * len(body.blocks)
        usable = [number for number in range(len(blocks)) if self._container_role(blocks[number].element) is None]
        self.articles = {element for element in self.holders if element.tag == "article"}
        self.headline = headline_number(blocks, usable, told=headline, text_begins=self._text_begins())
        above = [block for block in blocks[self.headline + 1 : self.first] if not self._container_role(block.element)]
        self.stands_first = any(self._kind(block, begun=False) is BlockKind.STANDFIRST for block in above)

    def kept(self) -> list[PageBlock]:
        """The blocks that are kept."""
        made: list[PageBlock] = []
        seen: set[Element] = set()
        begun = False
        for number, block in enumerate(self.blocks):
            if number < self.headline:
                kind = self._above(number)
                made += [PageBlock(kind, block.text, block)] if kind else []
                continue
            if number == self.headline:
                made.append(PageBlock(BlockKind.HEADLINE, block.text, block))
                continue
            post = self._post_around(block.element) if self.inside[number] else None
            if post is not None:
                if post not in seen:
                    seen.add(post)
                    made += self._post(post, block)
                continue
            if not self.inside[number]:
                kept = self._outside(number)
            else:
                kept = self._within(number, begun=begun)
                begun = begun or (kept is not None and kept.kind is None and number in self.body.blocks)
            made += [kept] if kept else []
        return made

    # --- Where a block stands ---

    def _around_forms(self) -> Iterator[Element]:
        """What stands around a field for an address of mail: a newsletter is offered there."""
        for field in islice(self.root.iter("input"), _MOST_FIELDS):
            if field.get("type") != "email" and "mail" not in field.get("name", "").lower():
                continue
            around = field.getparent()
            while around not in self.holders and len(around.getparent().text_content()) <= _LONGEST_APPEAL:
                around = around.getparent()
            if around not in self.holders:
                yield around

    def _is_inside(self, element: Element) -> bool:
        return element is self.body.element or any(above is self.body.element for above in element.iterancestors())

    def _path(self, element: Element) -> Iterator[Element]:
        """An element and those around it, without those that hold the whole article."""
        while element is not None and element not in self.holders:
            yield element
            element = element.getparent()

    def _role(self, element: Element) -> Role | None:
        if element not in self.roles:
            self.roles[element] = role_of(element)
        role = self.roles[element]
        return None if role in self.misleading else role

    def _container_role(self, element: Element) -> Role | None:
        """The role of the outermost element around that has one for everything inside."""
        roles = [role for above in self._path(element) if (role := self._role(above)) in CONTAINERS]
        return roles[-1] if roles else None

    def _misleading(self) -> frozenset[Role]:
        """The roles that more than a part of the article would have."""
        whole = sum(len(self.blocks[number].text) for number in self.body.blocks)
        sizes: dict[Role, int] = defaultdict(int)
        for number in self.body.blocks:
            block = self.blocks[number]
            for role in {role for above in self._path(block.element) if (role := self._role(above))}:
                sizes[role] += len(block.text)
        return frozenset(role for role, size in sizes.items() if size > _MISLEADING * whole)

    def _text_begins(self) -> int:
        """The number of the first paragraph that is the article's for certain."""
        paragraphs = [
            number
            for number in self.body.blocks
            if self.inside[number]
            and len(self.blocks[number].text) >= _PARAGRAPH
            and self._role(self.blocks[number].element) is not Role.HEADLINE
        ]
        return min(paragraphs, default=len(self.blocks))

    # --- What it is ---

    def _above(self, number: int) -> BlockKind | None:
        """The kind of a block above the headline: a byline is kept, everything else is not."""
        block = self.blocks[number]
        if not self.inside[number] or self._container_role(block.element) or len(block.text) > _LONGEST_BYLINE:
            return None
        return BlockKind.BYLINE if any(self._role(e) is Role.BYLINE for e in self._path(block.element)) else None

    def _outside(self, number: int) -> PageBlock | None:
        """A block between the headline and the element that holds the text; None for any other."""
        block = self.blocks[number]
        if self._container_role(block.element):
            return None
        if number > self.first:
            return self._behind(block)
        if not 0 <= self.headline < number:
            return None
        kind = self._kind(block, begun=False)
        if kind is None and signs(block.text):
            kind = BlockKind.BYLINE
        if kind is None and not self.stands_first and self._may_stand_first(block):
            # Points in a list above the text are a box of what is most important.
            kind = BlockKind.BOX if block.element.tag == "li" else BlockKind.STANDFIRST
        return PageBlock(kind, block.text, block) if kind in _BEFORE_TEXT else None

    def _behind(self, block: TextBlock) -> PageBlock | None:
        """A box below the element that holds the text, in the same article."""
        within = any(above in self.articles for above in block.element.iterancestors())
        kind = self._kind(block, begun=True) if within else None
        return PageBlock(kind, block.text, block) if kind is BlockKind.BOX else None

    def _may_stand_first(self, block: TextBlock) -> bool:
        return len(block.text.split()) >= _LEAST_STANDFIRST_WORDS and not self._is_link(block)

    def _within(self, number: int, *, begun: bool) -> PageBlock | None:
        block = self.blocks[number]
        container = self._container_role(block.element)
        if container is not None:
            return PageBlock(_KINDS[container], block.text, block) if container in _KINDS else None
        kind = self._kind(block, begun=begun)
        if kind is None and number not in self.body.blocks and self.shares.around(block, self.holders) < _LEAST_SHARE:
            return None
        return PageBlock(kind, block.text, block)

    def _kind(self, block: TextBlock, *, begun: bool) -> BlockKind | None:
        """The kind of a block by the elements around it, the innermost first; a box holds its headings, too."""
        roles = [role for above in self._path(block.element) if (role := self._role(above)) and role in _KINDS]
        told = _alike(block.text, self.standfirst)
        if told and not begun:
            return BlockKind.STANDFIRST
        boxed = Role.BOX in roles
        for role in roles:
            if role is Role.BYLINE and len(block.text) > _LONGEST_BYLINE:
                continue
            if role is Role.STANDFIRST and (begun or boxed or len(block.text.split()) < _LEAST_STANDFIRST_WORDS):
                continue
            if role in (Role.HEADING, Role.BOX) and boxed:
                return BlockKind.LINKS if self._is_link(block) else BlockKind.BOX
            return _KINDS[role]
        return BlockKind.LINKS if self._is_link(block) else None

    def _is_link(self, block: TextBlock) -> bool:
        return block.linked > _MOST_LINKED and not self.all_linked

    # --- Posts ---

    def _post_around(self, element: Element) -> Element | None:
        """The outermost element around that embeds a post."""
        found = [above for above in self._path(element) if platform_of(above)]
        return found[-1] if found and self._container_role(element) is None else None

    def _post(self, element: Element, block: TextBlock) -> list[PageBlock]:
        platform = platform_of(element)
        post = post_in(element, platform) if platform else None
        return [PageBlock(BlockKind.POST, written_post(post), replace(block, element=element))] if post else []


def _alike(text: str, told: str | None) -> bool:
    key = text_key(text)
    return bool(told and key) and key == text_key(told or "")
