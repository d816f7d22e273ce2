"""Run in a fresh process: calls functions as xlwings' server does on Windows, prints JSON.

The modules of Windows that xlwings loads are stand-ins: no call of ours may reach them.
"""

import importlib.util
import json
import sys
import types


def stand_in(name, **members):
    module = types.ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module
    return module


class Com(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (Exception,), {})


def load_udfs_of_xlwings():
    sys.modules["pythoncom"] = Com("pythoncom")
    sys.modules["pywintypes"] = Com("pywintypes")
    client = stand_in("win32com.client", Dispatch=lambda *_, **__: None)
    stand_in("win32com", client=client)
    stand_in("xlwings.com_server", loop=None)
    import xlwings

    windows = stand_in(
        "xlwings._xlwindows",
        Range=types.SimpleNamespace,
        is_range_instance=lambda _: False,
        BOOK_CALLER=None,
    )
    xlwings._xlwindows = windows
    from xlwings import udfs

    xlwings.func, xlwings.arg = udfs.xlfunc, udfs.xlarg
    engine = types.SimpleNamespace(clean_value_data=cleaned, prepare_xl_data_element=lambda x, _: x)
    xlwings.engines = {"excel": types.SimpleNamespace(impl=engine)}
    return udfs


ERRORS = {-2146826281: "#DIV/0!", -2146826273: "#VALUE!"}


def cleaned(data, datetime_builder, empty_as, number_builder, err_to_str):
    """What xlwings makes on Windows of the values that COM hands over."""
    del datetime_builder, number_builder
    assert err_to_str
    return [[empty_as if c is None else ERRORS.get(c, c) for c in row] for row in data]


def main():
    calls = json.load(sys.stdin)
    from budget_xl.hosts.excel.server import HEAVY, without

    with without(HEAVY):
        udfs = load_udfs_of_xlwings()
    answers = []
    for name, ranges in calls:
        handed = [tuple(map(tuple, each)) if isinstance(each, list) else each for each in ranges]
        try:
            answers.append(udfs.call_udf("budget_xl.hosts.excel.udfs", name, handed, None, None))
        except Exception as error:  # noqa: BLE001 — whatever it is, Excel gets an error
            answers.append(type(error).__name__)
    heavy = [name for name in HEAVY if name in sys.modules]
    found = importlib.util.find_spec("pandas") is not None
    json.dump({"answers": answers, "heavy": heavy, "pandas_later": found}, sys.stdout)


main()
