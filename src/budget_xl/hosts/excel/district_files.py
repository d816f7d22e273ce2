"""Buttons of the district: many workbooks out, many workbooks in."""

from __future__ import annotations

from budget_xl.district.distribute import distribute as give
from budget_xl.district.roster import read_roster
from budget_xl.district.summarise import summarise
from budget_xl.forms.loader import load_form
from budget_xl.hosts.excel.desktop import Desk
from budget_xl.hosts.excel.window import ExcelWindow
from budget_xl.hosts.open_form import OpenForm, is_ours

ROSTERS = "*.csv;*.xlsx"


def consolidate(window: ExcelWindow, desk: Desk) -> str:
    """Consolidate the folder that the clerk chooses; the summary appears beside the folder.

    The summary of an earlier time is written anew, with what reviewers typed into it.
    """
    del window
    folder = desk.choose_folder("选择放各单位申报表的文件夹")
    roster = folder and desk.choose_file("选择名册", ROSTERS)
    if not folder or not roster:
        return ""
    target = folder.parent / f"{folder.name} 区级汇总.xlsx"

    def move(done: int, total: int) -> None:
        desk.progress(f"正在汇总：{done}/{total}")

    try:
        district = summarise(folder, roster, target, None, move)
    finally:
        desk.progress("")
    desk.open(target)
    return "\n".join([*district.sentences(), f"汇总在“{target}”。"])


def distribute(window: ExcelWindow, desk: Desk) -> str:
    """Give every unit of a roster its own template, in a folder that the clerk chooses."""
    roster = desk.choose_file("选择名册", ROSTERS)
    folder = roster and desk.choose_folder("选择放模板的文件夹")
    if not roster or not folder:
        return ""
    form = OpenForm(window).form if is_ours(window) else load_form()

    def move(done: int, total: int) -> None:
        desk.progress(f"正在生成模板：{done}/{total}")

    try:
        given = give(read_roster(roster), folder, form.id, form.year, move)
    finally:
        desk.progress("")
    return f"已生成 {len(given)} 份模板，在文件夹“{folder}”。"
