"""The command ``budget-xl``: exit code 0 fine, 1 findings, 2 could not run."""

from __future__ import annotations

import json
import sys
import traceback

import click

from budget_xl import __version__
from budget_xl.core.problem import Problem
from budget_xl.hosts.cli import commands
from budget_xl.hosts.cli.show import complain

FINE, FINDINGS, COULD_NOT_RUN = 0, 1, 2

HELP = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=HELP)
@click.version_option(__version__, prog_name="budget-xl")
def cli() -> None:
    """项目资金绩效目标申报表：发放、导入、校验、汇总。"""


for command in commands.ALL:
    cli.add_command(command)


def main() -> None:
    """Run the command line and leave with its exit code."""
    arguments = sys.argv[1:]
    try:
        code = cli.main(arguments, standalone_mode=False) or FINE
    except Problem as problem:
        if "--json" in arguments:
            click.echo(json.dumps({"version": 1, "problem": problem.as_dict()}, ensure_ascii=False))
        complain(problem)
        code = COULD_NOT_RUN
    except click.ClickException as error:
        complain(usage_problem(error))
        code = COULD_NOT_RUN
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断，没有写出不完整的文件。", err=True)
        code = COULD_NOT_RUN
    except Exception:  # noqa: BLE001
        click.echo(traceback.format_exc(), err=True)
        click.echo("程序内部出错，不是您的文件有问题；请把上面的内容发给开发人员。", err=True)
        code = COULD_NOT_RUN
    sys.exit(code)


def usage_problem(error: click.ClickException) -> Problem:
    """Return what is wrong with the words of the command, in Chinese."""
    name = ""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        name = error.ctx.command_path
    match error:
        case click.MissingParameter():
            what = f"缺少 {error.param.human_readable_name if error.param else '参数'}。"
        case click.NoSuchOption():
            what = f"没有选项 {error.option_name}。"
        case click.BadParameter():
            what = f"{error.param.human_readable_name if error.param else '参数'} 的值不合适。"
        case _:
            what = f"命令写法不对：{error.format_message()}"
    return Problem("usage", what, f"用 {name or 'budget-xl'} --help 查看写法。")
