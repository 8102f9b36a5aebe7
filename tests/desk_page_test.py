"""The desk's pages in a real browser: by day and by night, on a phone, without a script.

HEARSAY (or the first argument) is the program. Needs Chromium, which tools/setup.sh
installs for the tests; without it they are left out, and say so.
"""

import time
import unittest

import browser
from served_desk import HOSTILE, REPORT, TOP, Served

# The contrast of every piece of text with what is behind it, as WCAG 2.1 (1.4.3) counts
# it: 4.5 at least, 3 for large text. Returns those below.
CONTRAST = """
(() => {
  const parse = (colour) => {
    const numbers = colour.match(/-?[\\d.]+(e-?\\d+)?/g).map(Number);
    if (colour.startsWith("color(")) return numbers.map((n, i) => (i < 3 ? n * 255 : n));
    return numbers;
  };
  const over = (top, below) => {
    const alpha = top[3] ?? 1;
    return [0, 1, 2].map((i) => top[i] * alpha + below[i] * (1 - alpha));
  };
  const behind = (element) => {
    if (!element) return [255, 255, 255];
    const colour = parse(getComputedStyle(element).backgroundColor);
    return over(colour, (colour[3] ?? 1) === 1 ? [0, 0, 0] : behind(element.parentElement));
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const faint = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const below = behind(element);
    const [high, low] = [luminance(over(parse(style.color), below)), luminance(below)].sort(
      (a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    const large = parseFloat(style.fontSize) >= 24;
    if (ratio < (large ? 3 : 4.5)) {
      faint.add(`${ratio.toFixed(2)} ${element.tagName}.${element.className}: ${text.data.trim().slice(0, 30)}`);
    }
  }
  return [...faint];
})()
"""


@unittest.skipUnless(browser.PROGRAM, "chromium is not here: tools/setup.sh test installs it")
class InBrowser(Served):
    reports = {
        "bridge.txt": REPORT,
        "strait.txt": TOP / "examples" / "strait-dispute.txt",
        "hostile.txt": "Hostile words\n\n"
        + "\n\n".join(f'Norland said that {words} was "{words}".' for words in HOSTILE),
        "long word.txt": f"Norland said {'a' * 3000} to {'b' * 3000}\n\nOne {'c' * 3000}.\n",
        "empty of claims.txt": "Nothing\n\n...\n",
    }
    paths = [
        *["/reports", "/reports/d1", "/reports/d2", "/reports/d3", "/reports/d4"],
        *["/reports/d5", "/claims", "/claims?q=bridge", "/claims/c1", "/nothing"],
    ]

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tab = cls.enterClassContext(browser.Browser())

    def setUp(self):
        self.tab.set_script(True)
        self.tab.set_media()
        self.tab.set_width(1280)

    def open(self, path):
        self.tab.open(self.desk.address.rstrip("/") + path)

    def claims(self, report="d1"):
        return self.desk.json(f"/api/v1/claims?report={report}")["claims"]

    def claim(self, **wanted):
        """The id of the first claim of the first report with these values."""
        for claim in self.claims():
            if all(claim[key] == value for key, value in wanted.items()):
                return claim["id"]
        self.fail(f"no claim has {wanted}")

    def shown_cards(self):
        return self.tab.run(
            "[...document.querySelectorAll('.card')].filter(card => card.checkVisibility())"
            ".map(card => card.id)"
        )

    def in_view(self, selector):
        return self.tab.run(
            f"(() => {{ const box = document.querySelector({selector!r})"
            ".getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; })()"
        )

    def assert_nothing_ran(self):
        self.assertEqual(self.tab.told("Page.javascriptDialogOpening"), [])
        self.assertEqual(self.tab.told("Runtime.exceptionThrown"), [])
        entries = [entry["entry"]["text"] for entry in self.tab.told("Log.entryAdded")]
        self.assertEqual([text for text in entries if "404" not in text], [])
        requests = [asked["request"]["url"] for asked in self.tab.told("Network.requestWillBeSent")]
        self.assertTrue(requests)
        for url in requests:
            self.assertTrue(url.startswith(self.desk.address), url)

    def test_every_page_is_whole_quiet_and_asks_no_other_host(self):
        for path in self.paths:
            with self.subTest(path=path):
                self.open(path)
                self.assert_nothing_ran()
                self.assertNotEqual(self.tab.run("document.title"), "broken")
                self.assertEqual(self.tab.run("document.querySelectorAll('h1').length"), 1)
                self.assertEqual(
                    self.tab.run("document.querySelectorAll('main img, main svg, main "
                                 "iframe, main style, base').length"), 0)
                self.assertEqual(self.tab.run("document.compatMode"), "CSS1Compat")

    def test_no_page_is_wider_than_a_phone(self):
        for width in [360, 390, 768, 1120, 1280]:
            self.tab.set_width(width)
            for path in self.paths:
                with self.subTest(path=path, width=width):
                    self.open(path)
                    self.assertLessEqual(
                        self.tab.run("document.documentElement.scrollWidth"), width)

    def test_text_stands_out_from_what_is_behind_it_by_day_and_by_night(self):
        backgrounds = []
        for scheme in ["light", "dark"]:
            self.tab.set_media(prefers_color_scheme=scheme)
            for path in ["/reports/d1", "/reports/d2", "/claims", "/claims/c1", "/reports"]:
                with self.subTest(path=path, scheme=scheme):
                    self.open(path)
                    self.assertEqual(self.tab.run(CONTRAST), [])
            backgrounds.append(
                self.tab.run("getComputedStyle(document.body).backgroundColor"))
        self.assertEqual(len(set(backgrounds)), 2)

    def test_controls_have_names_and_the_first_tab_skips_to_the_page(self):
        for path in ["/reports/d1", "/claims"]:
            self.open(path)
            nameless = self.tab.run(
                "[...document.querySelectorAll('input:not([type=hidden]), select')]"
                ".filter(control => !control.labels.length).length")
            self.assertEqual(nameless, 0)
            self.tab.press("Tab")
            self.assertEqual(self.tab.run("document.activeElement.className"), "skip")
            self.assertTrue(self.in_view(".skip"))

    def test_words_lead_to_their_card_and_back_beside_the_report(self):
        last = self.claims()[-1]["id"]
        words = "#w" + last[1:]
        self.open("/reports/d1")
        self.assertFalse(self.in_view("#" + last))
        self.tab.click(words + " a")
        self.assertEqual(self.tab.run("location.hash"), "#" + last)
        self.assertTrue(self.in_view("#" + last))
        self.assertTrue(self.in_view(words))
        selected = self.tab.run(
            "[...document.querySelectorAll('.selected')].map(e => e.tagName).sort()")
        self.assertIn("MARK", selected)
        self.assertIn("ARTICLE", selected)
        self.tab.run("scrollTo({top: 0, behavior: 'instant'})")
        self.tab.click(f"#{last} .to-words")
        self.assertEqual(self.tab.run("location.hash"), words)
        time.sleep(1)  # the page glides
        self.assertTrue(self.in_view(words))

    def test_words_lead_to_their_card_and_back_without_a_script(self):
        claim = self.claims()[3]["id"]
        words = "#w" + claim[1:]
        for width in [1280, 390]:
            with self.subTest(width=width):
                self.tab.set_width(width)
                self.tab.set_script(False)
                self.open("/reports/d1")
                self.tab.set_script(True)  # to look; the desk's own script never ran
                self.assertFalse(self.tab.run("!!document.querySelector('.copy-button')"))
                self.tab.click(words + " a")
                self.assertEqual(self.tab.run("location.hash"), "#" + claim)
                self.assertTrue(self.in_view("#" + claim))
                self.assertTrue(self.in_view(words))
                position = self.tab.run(
                    f"getComputedStyle(document.querySelector('#{claim}')).position")
                self.assertEqual(position, "fixed" if width == 390 else "static")
                self.tab.click(f"#{claim} .to-words")
                self.assertEqual(self.tab.run("location.hash"), words)
                time.sleep(1)
                self.assertTrue(self.in_view(words))

    def test_escape_puts_a_card_away_on_a_phone(self):
        claim = self.claims()[0]["id"]
        self.tab.set_width(390)
        self.open("/reports/d1#" + claim)
        self.assertTrue(self.in_view("#" + claim))
        self.tab.press("Escape")
        self.assertEqual(
            self.tab.run(f"getComputedStyle(document.querySelector('#{claim}')).position"),
            "static")

    def test_the_filter_shows_the_same_at_once_as_without_a_script(self):
        for name, value in [
            ("speaker", "Norland"),
            ("stance", "does-not-acknowledge"),
            ("q", "bridge NORLAND"),
            ("q", "no such words"),
        ]:
            with self.subTest(name=name, value=value):
                self.open("/reports/d1")
                self.tab.run(
                    f"(() => {{ const field = document.querySelector('.filter [name={name}]');"
                    f"field.value = {value!r};"
                    "field.dispatchEvent(new Event('input', {bubbles: true})); })()")
                at_once = self.shown_cards()
                chips = self.tab.run("document.querySelectorAll('.chips li:not([hidden])').length")
                count = self.tab.run("document.querySelector('.count').textContent")
                address = self.tab.run("location.pathname + location.search")
                self.assertEqual(chips, len(at_once))
                self.tab.set_script(False)
                self.open(address)
                self.tab.set_script(True)
                self.assertEqual(self.shown_cards(), at_once)
                self.assertEqual(
                    self.tab.run("document.querySelector('.count').textContent"), count)
                self.assertLess(len(at_once), len(self.claims()))

    def test_the_filter_is_a_form_without_a_script(self):
        self.tab.set_script(False)
        self.open("/reports/d1")
        self.tab.set_script(True)
        self.tab.run("document.querySelector('.filter [name=speaker]').value = 'Sudland'")
        self.tab.events.clear()
        self.tab.click(".filter button")
        self.tab.wait_for_load()
        self.assertIn("speaker=Sudland", self.tab.run("location.search"))
        self.assertEqual(self.tab.run("document.querySelector('.filter select').value"), "Sudland")

    def test_a_link_to_a_filtered_claim_shows_all_again(self):
        silence = self.claim(stance="does-not-acknowledge")
        self.open("/reports/d1?speaker=Norland")
        self.assertNotIn(silence, self.shown_cards())
        self.tab.run(f"location.hash = '#{silence}'")
        self.tab.settle()
        self.assertIn(silence, self.shown_cards())
        self.assertTrue(self.in_view("#" + silence))

    def test_a_claim_is_copied_with_whose_it_is(self):
        claim = self.claims()[1]["id"]
        self.tab.send(
            "Browser.grantPermissions",
            permissions=["clipboardReadWrite", "clipboardSanitizedWrite"],
        )
        self.open("/reports/d1")
        self.tab.click(f"#{claim} .copy-button")
        copied = self.tab.run("navigator.clipboard.readText()")
        self.assertEqual(
            copied, self.tab.run(f"document.querySelector('#{claim} .quotation').textContent"))
        self.assertIn("Norland claims it holds the bridge at Orsk", copied)  # the title
        self.assertIn("3 March 2031", copied)
        self.assertIn(f"d1, {claim}", copied)

    def test_the_quotation_is_there_to_select_without_a_script(self):
        self.tab.set_script(False)
        self.open("/reports/d1")
        self.tab.set_script(True)
        claim = self.claims()[1]["id"]
        self.tab.click(f"#{claim} summary")
        self.assertTrue(
            self.tab.run(f"document.querySelector('#{claim} .quotation').checkVisibility()"))

    def test_a_search_from_any_page_finds_claims(self):
        self.open("/reports/d1")
        self.tab.run("document.querySelector('#find').value = 'dam'")
        self.tab.events.clear()
        self.tab.click(".find button")
        self.tab.wait_for_load()
        self.assertEqual(self.tab.run("location.pathname"), "/claims")
        self.assertTrue(self.shown_cards())
        self.assertIn("shelling the dam", self.tab.run("document.body.innerText"))


if __name__ == "__main__":
    unittest.main()
