"""The streets of a district that does not exist, and the people who answer for them."""

from __future__ import annotations

from dataclasses import dataclass

DISTRICT = "青澜区"
GOVERNMENT = f"{DISTRICT}人民政府"

SURNAMES = "沈陆顾叶程苏江林方严梁邵章许董温秦骆柯简"
GIVEN = (
    "听雨", "怀远", "明溪", "知夏", "若谷", "望川", "晚晴", "鹤鸣", "令闻", "守诚",
    "初阳", "云帆", "白露", "青山", "星河", "如松", "思齐", "景行", "采薇", "临风",
    "予安", "南枝", "向晚",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Street:
    """One street: its size decides how much of everything it needs."""

    number: int
    name: str
    residents: int
    """In thousands."""
    communities: int
    firms: int
    """Firms that are inspected and visited."""
    roads: int
    """Thousands of square metres to be swept."""

    @property
    def code(self) -> str:
        """单位编码 on the roster."""
        return f"201{self.number:03d}"

    @property
    def short(self) -> str:
        """What everybody calls it."""
        return f"{self.name}街"

    @property
    def unit(self) -> str:
        """单位名称 on the roster."""
        return f"{GOVERNMENT}{self.name}街道办事处"

    def person(self, desk: int) -> str:
        """Return who sits at ``desk``; the neighbours' names differ."""
        given = GIVEN[(self.number * 7 + desk * 3) % len(GIVEN)]
        return SURNAMES[(self.number * 3 + desk) % len(SURNAMES)] + given

    def phone(self, desk: int) -> str:
        """Return the telephone at ``desk``; desk 0 is the budget clerk's."""
        return f"027-8555{self.number:02d}{desk:02d}"


STREETS = tuple(
    Street(number, *facts)
    for number, facts in enumerate(
        (
            ("梧桐里", 128, 26, 310, 265),
            ("柳荫坡", 96, 18, 240, 188),
            ("望月台", 74, 14, 160, 171),
            ("杏子坡", 112, 21, 280, 214),
            ("石榴湾", 58, 11, 90, 139),
            ("银杏巷", 83, 16, 200, 152),
            ("鹭鸣洲", 45, 9, 70, 118),
            ("桂香岭", 67, 13, 120, 163),
            ("松鹤亭", 104, 19, 260, 197),
            ("枫桥渡", 52, 10, 110, 126),
            ("芦花汀", 39, 8, 60, 94),
            ("橘园", 88, 17, 190, 205),
            ("青禾", 34, 7, 40, 88),
        ),
        start=1,
    )
)
