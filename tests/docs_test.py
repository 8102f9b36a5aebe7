"""The documentation names what the program has, and the program has what it names.

HEARSAY (or the first argument) is the program. "Documented" means: written as code, in
backticks or in an indented or fenced block, in README.md, GLOSSARY.md or docs/.
"""

import functools
import os
import pathlib
import re
import subprocess
import sys
import unittest

TOP = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("HEARSAY") or (sys.argv.pop(1) if len(sys.argv) > 1 else None)

OPTION = re.compile(r"(?<![\w-])--[a-z][a-z0-9-]*")
COMMAND = re.compile(r"\bhearsay ([a-z][a-z-]*)\b")
# inline constexpr Names<Stance, 25> kStanceNames{{{Stance::kAsserts, "asserts"}, ...
NAMES = re.compile(r"\bNames<(\w+), (\d+)>\s+\w+\s*{(.*?)}\s*;", re.DOTALL)
# case ErrorKind::kUsage: return 2;   or   {ErrorKind::kUsage, 2}
EXIT_CODE = re.compile(r"ErrorKind::k(\w+)\s*[:,]\s*(?:return\s+)?(\d+)\b")


def code_in(markdown):
    """What a text writes as code: fenced and indented blocks, words in backticks."""
    fenced = re.findall(r"^```[^\n]*\n(.*?)^```", markdown, re.DOTALL | re.MULTILINE)
    rest = re.sub(r"^```.*?^```", "", markdown, flags=re.DOTALL | re.MULTILINE)
    indented = re.findall(r"^(?: {4}|\t)(.*)$", rest, re.MULTILINE)
    inline = re.findall(r"`([^`]+)`", rest)
    return "\n".join([*fenced, *indented, *inline])


def has_word(text, word):
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


def commands_in(help_text):
    """The commands that the program's own --help lists under "Subcommands:"."""
    section = re.search(r"^(?:sub)?commands:\n((?:[ \t].*\n?)+)", help_text, re.I | re.M)
    return re.findall(r"^ {2}([a-z][a-z-]*)", section[1], re.M) if section else []


def options_in(help_text):
    """The long names of the options that a --help lists, one option per line."""
    heads = re.findall(r"^ +(-\S+)", help_text, re.M)
    return {option for head in heads for option in OPTION.findall(head)}


def closed_sets_in(source):
    """The spellings of each closed set that a C++ file defines: {type: [names]}."""
    return {
        kind: [name for name in re.findall(r'"([^"]*)"', pairs) if name]
        for kind, _, pairs in NAMES.findall(source)
    }


@functools.cache
def help_of(*command):
    done = subprocess.run(
        [PROGRAM, *command, "--help"], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, f"{command} --help: {done.returncode}: {done.stderr}"
    return done.stdout


@functools.cache
def helps():
    """What --help says, by command; "" is the program itself."""
    return {"": help_of(), **{name: help_of(name) for name in commands_in(help_of())}}


@functools.cache
def documented():
    files = [TOP / "README.md", TOP / "GLOSSARY.md", *sorted(TOP.glob("docs/**/*.md"))]
    return code_in("\n".join(file.read_text(encoding="utf-8") for file in files))


@functools.cache
def guide():
    """What the guide to the commands and the README write as code."""
    files = [TOP / "docs/commands.md", TOP / "README.md"]
    return code_in("\n".join(file.read_text(encoding="utf-8") for file in files))


@functools.cache
def closed_sets():
    sets = {}
    for file in sorted(TOP.glob("src/**/*")):
        if file.suffix in {".h", ".cc"}:
            sets.update(closed_sets_in(file.read_text(encoding="utf-8")))
    return sets


class TheDocumentation(unittest.TestCase):
    def expect_none(self, complaints):
        if complaints:
            self.fail("\n" + "\n".join(complaints))

    def test_every_command_is_documented(self):
        self.assertIn("read", helps())
        written = set(COMMAND.findall(guide()))
        self.expect_none(
            [
                f"docs/commands.md says nothing of `hearsay {name}`"
                for name in helps()
                if name and name not in written
            ]
        )

    def test_every_option_is_documented(self):
        self.assertIn("--help", options_in(help_of()))
        self.expect_none(
            [
                f"docs/commands.md says nothing of `{option}` ({name or 'hearsay'} --help)"
                for name, text in helps().items()
                for option in sorted(options_in(text))
                if not has_word(guide(), option)
            ]
        )

    def test_what_is_documented_is_there(self):
        options = set().union(*(options_in(text) for text in helps().values()))
        # README and guide may show the options of other programs, on their own lines.
        lines = [line for line in guide().splitlines() if is_ours(line)]
        self.expect_none(
            [
                f"`{line.strip()}` is documented, but {word} is not in --help"
                for line in lines
                for word in [*COMMAND.findall(line), *OPTION.findall(line)]
                if word not in helps() and word not in options
            ]
        )

    def test_every_value_of_a_closed_set_is_documented(self):
        self.expect_none(
            [
                f"{kind}: no document names `{name}`"
                for kind, names in closed_sets().items()
                for name in names
                if not has_word(documented(), name)
            ]
        )

    def test_every_stance_and_status_is_in_help(self):
        everything = "\n".join(helps().values())
        sets = closed_sets()
        self.assertIn("does-not-acknowledge", sets["Stance"])
        self.assertIn("not-acknowledged", sets["Status"])
        self.expect_none(
            [
                f"no --help names the {kind.lower()} {name}"
                for kind in ("Stance", "Status")
                for name in sets[kind]
                if not has_word(everything, name)
            ]
        )

    def test_every_exit_code_is_documented(self):
        kinds = re.search(
            r"enum class ErrorKind {(.*?)}", (TOP / "src/base/result.h").read_text(), re.S
        )
        wanted = set(re.findall(r"\bk([A-Z]\w*)", kinds[1]))
        codes = {}
        for file in TOP.glob("src/cli/*"):
            codes.update(EXIT_CODE.findall(file.read_text(encoding="utf-8")))
        self.assertEqual(set(codes), wanted, "each kind of error has its exit code")
        commands = (TOP / "docs/commands.md").read_text(encoding="utf-8")
        self.expect_none(
            [
                f"docs/commands.md has no row for exit code {code} ({kind})"
                for kind, code in codes.items()
                if not re.search(rf"^\| *`?{code}`? *\|", commands, re.M)
            ]
        )

    def test_every_package_is_explained(self):
        listed = subprocess.run(
            [TOP / "tools/setup.sh", "--list"], capture_output=True, text=True, check=True
        )
        packages = {line.split()[1] for line in listed.stdout.splitlines()}
        self.assertIn("cmake", packages)
        text = (TOP / "docs/dependencies.md").read_text(encoding="utf-8")
        explained = set(re.findall(r"^\| `([^`]+)`", text, re.M))
        self.assertEqual(explained, packages, "docs/dependencies.md and tools/setup.sh")


def is_ours(line):
    """Whether a line of code is about our program: it calls it, or is one of its words."""
    line = line.strip()
    return re.match(r"(\$ )?(\S*/)?hearsay\b", line) or line.startswith("--")


class TheCheck(unittest.TestCase):
    """The check itself reads help, documents and sources as they are written."""

    HELP = (
        "Usage: hearsay [OPTIONS] SUBCOMMAND\n\nOptions:\n"
        "  -h,--help                   Print this help; --nothing else\n\n"
        "Subcommands:\n  read                        read --this\n  add   store\n"
    )

    def test_commands_and_options_are_read_from_help(self):
        self.assertEqual(commands_in(self.HELP), ["read", "add"])
        self.assertEqual(options_in(self.HELP), {"--help"})

    def test_only_what_is_written_as_code_counts(self):
        text = "says it\n```sh\nhearsay add --ledger x\n```\nor `read`\n\n    hearsay show\n"
        self.assertEqual(COMMAND.findall(code_in(text)), ["add", "show"])
        self.assertTrue(has_word(code_in(text), "read"))
        self.assertFalse(has_word(code_in(text), "says"))

    def test_a_word_is_a_whole_word(self):
        self.assertFalse(has_word("--no-text not-acknowledged", "--no"))
        self.assertFalse(has_word("--no-text not-acknowledged", "acknowledged"))
        self.assertTrue(has_word("a|denies, b", "denies"))

    def test_closed_sets_are_read_from_the_sources(self):
        source = (
            "inline constexpr Names<Quote, 2> kQuoteNames{{{Quote::kDirect, "
            '"direct"},\n   {Quote::kMixed, "mixed"}}};\nint x = 1;'
        )
        self.assertEqual(closed_sets_in(source), {"Quote": ["direct", "mixed"]})

    def test_exit_codes_are_read_from_the_sources(self):
        self.assertEqual(
            EXIT_CODE.findall("case ErrorKind::kUsage:\n  return 2;"), [("Usage", "2")]
        )
        self.assertEqual(EXIT_CODE.findall("{ErrorKind::kInput, 3}"), [("Input", "3")])


if __name__ == "__main__":
    if not PROGRAM:
        sys.exit("docs_test.py: name the program: HEARSAY=build/release/hearsay")
    unittest.main()
