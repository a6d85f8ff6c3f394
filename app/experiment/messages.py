"""Problems in words, in the reader's language. The sentences stand in `messages.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, get_args

from app.experiment.problems import Problem
from app.trace.sentences import agreeing

Lang = Literal["en", "zh"]
LANGS: Final[tuple[Lang, ...]] = get_args(Lang)

SENTENCES: Final[dict[str, dict[Lang, str]]] = json.loads(
    Path(__file__).with_name("messages.json").read_text("utf-8")
)
LONGEST: Final = 40  # characters of a value that are shown
LONGEST_WORD: Final = 600  # characters of any other parameter
SLOT: Final = re.compile(r"\{(\w+)\}")

KINDS: Final[dict[str, dict[Lang, str]]] = {
    "list": {"en": "a list", "zh": "一个列表"},
    "empty": {"en": "an empty list", "zh": "空列表"},
    "object": {"en": "an object", "zh": "一个对象"},
    "text": {"en": "the text ", "zh": "文本 "},
}
DIGITS: Final[dict[Lang, str]] = {"en": " digits)", "zh": " 位)"}
LIMITS: Final[dict[str, dict[Lang, str]]] = {
    "body_bytes": {"en": "{value|byte|bytes}", "zh": "字节"},
    "layers": {"en": "{value|layer|layers}", "zh": "层"},
    "units": {"en": "{value|unit|units} in a layer", "zh": "个节点（每层）"},
    "parameters": {"en": "{value|weight or bias|weights and biases}", "zh": "个权重和偏置"},
    "samples": {"en": "{value|sample|samples}", "zh": "个样本"},
    "steps": {"en": "{value|step|steps} in one answer", "zh": "个步骤（每次回答）"},
    "paths": {"en": "listed {value|path|paths}", "zh": "条路径"},
    "export_numbers": {"en": "{value|number|numbers} in a program", "zh": "个数（一个程序里）"},
    "answers": {"en": "{value|answer|answers}", "zh": "个答案"},
    "check_work": {"en": "{value|multiplication|multiplications}", "zh": "次乘法"},
    "verify_work": {"en": "{value|multiplication|multiplications}", "zh": "次乘法"},
}
# The JSON reader's reasons, told in Chinese where they are common, and how to mend them.
REASONS: Final[tuple[tuple[str, str, str], ...]] = (
    ("trailing comma", "a comma with nothing after it: take it out", "多余的逗号：请删去"),
    ("key must be a string", "a key must stand in double quotes", "键必须写在双引号里"),
    (
        "EOF while parsing",
        "the text ends too early: a bracket or a quote is open",
        "文本提前结束：括号或引号没有闭合",
    ),
    ("hex escape", r"a \u escape that is no character", r"\u 转义不是有效字符"),
    ("trailing characters", "more text after the document's end", "文档结束之后还有多余的内容"),
    ("expected value", "a value expected", "此处需要一个值"),
    (
        "invalid number",
        "a number is not written as JSON has it, as 0.5, -2 or 1e-3",
        "数字的写法不合 JSON：应如 0.5、-2 或 1e-3",
    ),
    ("expected `,`", "a comma or a closing bracket expected", "此处应有逗号或右括号"),
    ("expected `:`", "a colon is missing after a key", "键之后缺少冒号"),
    (
        "expected ident",
        "a word that JSON does not have: only true, false and null stand without quotes",
        "JSON 里没有这个词：只有 true、false 和 null 可以不加引号",
    ),
    (
        "invalid escape",
        r"a \ that begins no escape: write \\ for the sign itself",
        r"这里的 \ 不构成转义：要写这个符号请用 \\",
    ),
    (
        "control character",
        r"a line break or tab inside a text: write \n or \t",
        r"文本里有换行或制表符：请写作 \n 或 \t",
    ),
    ("recursion limit", "too many brackets inside one another", "括号嵌套过深"),
    ("number out of range", "a number of too many digits", "数字位数过多"),
    ("unicode", "not UTF-8: save the file as UTF-8", "不是 UTF-8：请把文件存为 UTF-8"),
)


def shown(value: object, lang: Lang) -> str:
    """A value as JSON writes it, shortened; a container only by its kind."""
    if isinstance(value, dict):
        return KINDS["object"][lang]
    if isinstance(value, list):
        return KINDS["list" if value else "empty"][lang]
    if isinstance(value, str):
        short = value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
        return KINDS["text"][lang] + json.dumps(short, ensure_ascii=False)
    text = json.dumps(value)
    return text if len(text) <= LONGEST else text[:10] + f"… ({len(text)}" + DIGITS[lang]


def in_words(value: object) -> str:
    """A parameter of a sentence: names in a row, a number, or a text as it is."""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text if len(text) <= LONGEST_WORD else text[: LONGEST_WORD - 1] + "…"


def filled(template: str, lang: Lang, params: Mapping[str, object]) -> str:
    """The template with its slots filled: `given` as a value, the other parameters as words.

    Words that go with a number agree with it.
    """

    def fill(slot: re.Match[str]) -> str:
        name = slot[1]
        text = shown(params[name], lang) if name == "given" else in_words(params[name])
        return _apart(template[: slot.start()]) * text[:1].isascii() + text

    sentence = SLOT.sub(fill, agreeing(template, params))
    begins_with_text = template.startswith("{given}") and isinstance(params["given"], str)
    return sentence[0].upper() + sentence[1:] if begins_with_text else sentence


def _apart(before: str) -> str:
    """A space, where what comes stands after a Chinese character."""
    return " " * bool(before and "\u4e00" <= before[-1] <= "\u9fff")


def message(problem: Problem, lang: Lang) -> str:
    """What was expected, what was given and, where it helps, how to mend it."""
    params = dict(problem.params)
    if problem.code == "malformed_json":
        params["reason"] = reason(str(params["reason"]), lang)
    if problem.code == "limit":
        params["what"] = filled(LIMITS[str(params["limit"])][lang], lang, params)
    return filled(SENTENCES[problem.code][lang], lang, params)


def reason(text: str, lang: Lang) -> str:
    """Why the JSON can't be read; as the reader said it where it is a rare thing."""
    for sign, english, chinese in REASONS:
        if sign in text:
            return {"en": english, "zh": chinese}[lang]
    return text
