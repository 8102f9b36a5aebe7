"""Holds src/FLOORS: lower folders never include higher ones, neighbours not each other.

src/FLOORS has one floor per line, the lowest first; the names on one line are
neighbours. A line that begins with # is a comment, except that

    # not yet built: NAME...

names folders that stand in the list before they have code.
"""

import pathlib
import re
import tempfile
import unittest

SOURCES = pathlib.Path(__file__).resolve().parent.parent / "src"
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
NOT_YET_BUILT = "# not yet built:"
CODE = {".h", ".cc"}


def read_floors(file):
    """The floor of each folder (0 is the lowest) and the names not yet built."""
    floor_of, not_yet_built, floor = {}, set(), 0
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith(NOT_YET_BUILT):
            not_yet_built.update(line[len(NOT_YET_BUILT) :].split())
        elif line.strip() and not line.startswith("#"):
            for name in line.split():
                if name in floor_of:
                    raise ValueError(f"FLOORS names {name} twice")
                floor_of[name] = floor
            floor += 1
    return floor_of, not_yet_built


def find_violations(sources):
    """One sentence for each place where the tree under `sources` breaks its FLOORS."""
    floor_of, not_yet_built = read_floors(sources / "FLOORS")
    files = sorted(p for p in sources.rglob("*") if p.suffix in CODE)
    folders = {p.relative_to(sources).parts[0] for p in files if p.parent != sources}
    return [
        *(f"{p.name} lies in no folder" for p in files if p.parent == sources),
        *(f"the folder {n} is missing in FLOORS" for n in sorted(folders - set(floor_of))),
        *(
            f"FLOORS names {n}, which has no code; take it out or list it as not yet built"
            for n in sorted(set(floor_of) - folders - not_yet_built)
        ),
        *(
            f"{n} is listed as not yet built, but has code or no floor"
            for n in sorted(not_yet_built - (set(floor_of) - folders))
        ),
        *(v for p in files for v in find_bad_includes(p, sources, floor_of)),
    ]


def find_bad_includes(file, sources, floor_of):
    own = file.relative_to(sources).parts[0]
    for bracket, included in INCLUDE.findall(file.read_text(encoding="utf-8")):
        path = pathlib.PurePosixPath(included)
        other = path.parts[0]
        where = f"{file.relative_to(sources)} includes {included}"
        if ".." in path.parts:
            yield f"{where}: includes are written from src/ down"
        elif len(path.parts) == 1 or other == own:
            continue  # made by the build (no folder), or the folder's own
        elif bracket == "<" and other not in floor_of:
            continue  # a library's
        elif other not in floor_of:
            yield f"{where}: {other} is no folder of FLOORS"
        elif own in floor_of and floor_of[other] > floor_of[own]:
            yield f"{where}: {other} is on a higher floor than {own}"
        elif own in floor_of and floor_of[other] == floor_of[own]:
            yield f"{where}: {other} is a neighbour of {own}"


class TheTree(unittest.TestCase):
    def test_no_file_includes_a_higher_floor_or_a_neighbour(self):
        violations = find_violations(SOURCES)
        if violations:
            self.fail("\n".join(violations))


class TheCheck(unittest.TestCase):
    """The check itself fails where it should."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.sources = pathlib.Path(folder.name)
        self.write("FLOORS", "# lowest first\nbase\n\ningest split\ncli\n")
        self.write("base/span.h", "#pragma once\n#include <vector>\n#include <fmt/format.h>\n")
        self.write("ingest/text.h", '#include "base/span.h"\n#include "ingest/other.h"\n')
        self.write("split/deep/sentences.cc", '#include "base/span.h"\n')
        self.write("cli/main.cc", '#include "ingest/text.h"\n#include "made.inc"\n')

    def write(self, path, text):
        file = self.sources / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def expect(self, *violations):
        self.assertEqual(find_violations(self.sources), list(violations))

    def test_a_clean_tree_passes(self):
        self.expect()

    def test_a_higher_floor_is_found(self):
        self.write("base/span.h", '# include "cli/main.h"\n')
        self.expect("base/span.h includes cli/main.h: cli is on a higher floor than base")

    def test_angle_brackets_hide_nothing(self):
        self.write("base/span.h", "#include <cli/main.h>\n")
        self.expect("base/span.h includes cli/main.h: cli is on a higher floor than base")

    def test_a_neighbour_is_found_from_a_folder_in_a_folder(self):
        self.write("split/deep/sentences.cc", '#include "ingest/text.h"\n')
        self.expect(
            "split/deep/sentences.cc includes ingest/text.h: ingest is a neighbour of split"
        )

    def test_a_way_around_the_folder_names_is_found(self):
        self.write("base/span.h", '#include "../cli/main.h"\n')
        self.expect(
            "base/span.h includes ../cli/main.h: includes are written from src/ down"
        )

    def test_an_unknown_folder_is_found(self):
        self.write("base/span.h", '#include "news/claim.h"\n')
        self.expect("base/span.h includes news/claim.h: news is no folder of FLOORS")

    def test_a_folder_without_a_floor_is_found(self):
        self.write("extra/thing.cc", "")
        self.expect("the folder extra is missing in FLOORS")

    def test_a_file_outside_every_folder_is_found(self):
        self.write("main.cc", "")
        self.expect("main.cc lies in no folder")

    def test_a_floor_without_code_is_found_unless_it_is_not_yet_built(self):
        self.write("FLOORS", "base\ningest split\nlink\ncli\n")
        self.expect(
            "FLOORS names link, which has no code; take it out or list it as not yet built"
        )
        self.write("FLOORS", "base\ningest split\nlink\ncli\n# not yet built: link\n")
        self.expect()

    def test_an_allowance_that_is_used_up_is_found(self):
        self.write("FLOORS", "base\ningest split\ncli\n# not yet built: split gone\n")
        self.expect(
            "gone is listed as not yet built, but has code or no floor",
            "split is listed as not yet built, but has code or no floor",
        )

    def test_a_name_on_two_floors_is_found(self):
        self.write("FLOORS", "base\ningest split\nbase cli\n")
        with self.assertRaisesRegex(ValueError, "FLOORS names base twice"):
            find_violations(self.sources)


if __name__ == "__main__":
    unittest.main()
