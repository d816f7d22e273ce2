"""A new rule: its module with every heading and an example that fails until it is written."""

from __future__ import annotations

import re
from pathlib import Path

from budget_xl.rules.catalogue import load_catalogue

MODULE = '''\
"""{code} 一句话写明的问题."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Identity
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Life, bad, ok, rule


@rule(
    code="{code}",
    name="一句话写明的问题",
    severity=Severity.REMARK,
    anchor="identity.project_name",
    message="“{{name}}”有什么问题，带上数字",
    hint="怎么改。",
    since="{since}",
    basis="依据的制度或惯例",
    life=Life.PREVIEW,
    cases=(
        ok(identity={{"project_name": "对的例子"}}),
        bad("错的例子", identity={{"project_name": "错的例子"}}),
    ),
)
def {name}(identity: Identity) -> Iterator[Breach]:
    """一句话写明要求。

    为什么：不符合会造成什么后果。
    不算的情形：看上去不符合、其实没有问题的情形。
    """
    del identity
    yield from ()
'''

CODE = re.compile(r"[A-Z]{3}\d{3}")


def add_rule(code: str, since: int) -> Path:
    """Write the module of the rule ``code`` into the folder of its family and return its path.

    Raises ValueError when the code is malformed, taken, or of no family.
    """
    rules = load_catalogue().rules
    homes = {item.code[:3]: Path(item.check.__code__.co_filename).parent for item in rules}
    if not CODE.fullmatch(code):
        raise ValueError(f"{code}: a code is three capital letters and three digits")
    if code in {item.code for item in rules}:
        raise ValueError(f"{code} is taken; codes are never used twice")
    if code[:3] not in homes:
        raise ValueError(f"{code}: no family has these letters; there are {', '.join(homes)}")
    path = homes[code[:3]] / f"{code.lower()}.py"
    path.write_text(MODULE.format(code=code, name=code.lower(), since=since), encoding="utf-8")
    return path
