// The demo page in a real browser, against a running server: UNCLENCH_URL=http://127.0.0.1:8080 node --test demo.spec.mjs
//
// The tests know the page and the API, not the content: on the way to an exercise they answer whatever is asked. Only the first message of a
// test ("breathing exercise", "I want to kill myself") has to be understood.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";

const CHROMIUM = process.env.UNCLENCH_CHROMIUM ?? "/usr/bin/chromium";
const URL_OF_SERVER = process.env.UNCLENCH_URL?.replace(/\/$/, "");
const PHONE = { width: 360, height: 640 };
const DESKTOP = { width: 1280, height: 800 };
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

const playwright = await import("playwright-core").catch(() => null);
const axe = await import("@axe-core/playwright").catch(() => null);
const missing = !URL_OF_SERVER ? "UNCLENCH_URL is not set"
  : !existsSync(CHROMIUM) ? `there is no ${CHROMIUM}`
  : !playwright || !axe ? "the node modules are not installed (npm ci)"
  : null;
if (missing) console.log(`Browser tests skipped: ${missing}.`);

describe("the demo page", { skip: missing ?? false, timeout: 900_000 }, () => {
  let browser;
  before(async () => { browser = await playwright.chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS }); });
  after(() => browser?.close());

  /** Opens the page and hands it over; afterwards nothing may have been blocked by the policy or thrown. */
  async function visit(options, act) {
    const context = await browser.newContext({ viewport: DESKTOP, reducedMotion: "reduce", ...options });
    context.setDefaultTimeout(60_000); // a machine that compiles beside it is slow
    const page = await context.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (line) => { if (/Content Security Policy|Trusted/i.test(line.text())) faults.push(line.text()); });
    await page.addInitScript(() => {
      globalThis.violations = [];
      addEventListener("securitypolicyviolation", (event) => globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    try {
      await page.goto(`${URL_OF_SERVER}/`);
      await page.locator(".assistant").first().waitFor();
      await act(page, context);
      assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
      assert.deepEqual(faults, []);
    } finally {
      await context.close();
    }
  }

  /** The turn that is shown, counted by what the page remembers. */
  const turnOf = (page) => page.evaluate(() => JSON.parse(sessionStorage.getItem("unclench")).after);

  /** Does something that sends a message, and waits for the reply. */
  async function turn(page, act) {
    const before = await turnOf(page);
    await act();
    await page.waitForFunction((last) => JSON.parse(sessionStorage.getItem("unclench")).after > last, before);
    return page.locator(".assistant").last().innerText();
  }

  const type = (page, text) => turn(page, async () => {
    await page.getByLabel("Your message").fill(text);
    await page.getByLabel("Your message").press("Enter");
  });

  /** Answers one question, whatever it is; returns false when an exercise is open. */
  async function answerAnything(page) {
    const tray = page.locator("#tray");
    if (await tray.locator(".exercise").count() > 0) return false;
    if (await tray.locator(".scale").count() > 0) {
      await tray.locator(".scale label").nth(3).click();
      await turn(page, () => tray.getByRole("button", { name: "Send answer" }).click());
    } else if (await tray.locator(".pick").count() > 0) {
      await tray.locator(".pick").last().click();
      await turn(page, () => tray.getByRole("button", { name: "Send answer" }).click());
    } else if (await tray.locator(".option").count() > 0) {
      // Nothing that is asked about must lead past the exercise, so the first option is as good as any; the short version saves time.
      const short = tray.locator(".option", { hasText: /^1 minute$/ });
      const option = await short.count() > 0 ? short : tray.locator(".option").first();
      await turn(page, () => option.click());
    } else {
      assert.fail("nothing is asked, and there is no exercise either");
    }
    return true;
  }

  /** Asks for an exercise and answers up to `wanted`; calls `look` on the way whenever something new stands there. */
  async function askFor(page, words, wanted, look = async () => {}) {
    await type(page, words);
    const seen = new Set();
    for (let i = 0; i < 12; ++i) {
      const kind = await page.locator("#tray").evaluate((tray) => tray.firstElementChild?.className + tray.firstElementChild?.lastElementChild?.className);
      if (!seen.has(kind)) await look(kind);
      seen.add(kind);
      if (await page.locator(`#tray ${wanted}`).count() > 0) return;
      assert.ok(await answerAnything(page), `no ${wanted} on the way`);
    }
    assert.fail(`no ${wanted} within 12 questions`);
  }

  const breathe = (page, wanted = ".pacer", look) => askFor(page, "I would like to do a breathing exercise", wanted, look);

  /** What the server has stored. */
  async function transcript(page) {
    return page.evaluate(async () => {
      const { id, token } = JSON.parse(sessionStorage.getItem("unclench"));
      const response = await fetch(`/v1/sessions/${id}/messages`, { headers: { Authorization: `Bearer ${token}` } });
      return (await response.json()).turns;
    });
  }
  const saidTimes = async (page, text) => (await transcript(page)).filter((entry) => entry.said?.text === text).length;

  async function findings(page) {
    const { violations } = await new axe.AxeBuilder({ page }).analyze();
    return violations.filter(({ impact }) => ["serious", "critical"].includes(impact))
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary}`));
  }

  test("says at once that it is automated", () => visit({ viewport: PHONE }, async (page) => {
    const line = page.getByText("Automated. Not a person, not a diagnosis. Content not yet reviewed by a clinician.");
    assert.ok(await line.isVisible());
    assert.equal(await page.getByRole("log", { name: "Conversation" }).count(), 1);
    assert.match(await page.locator(".assistant").first().innerText(), /^Unclench:\s+\S/);
  }));

  test("a first conversation by buttons and by typing", () => visit({}, async (page) => {
    const chip = page.locator("#tray .chip").first();
    const title = await chip.innerText();
    await turn(page, () => chip.click());
    assert.match(await page.locator(".person").last().innerText(), new RegExp(`${title.replace(/[?()]/g, ".")}$`));
    const reply = await type(page, "Can stress cause back pain?");
    assert.match(reply, /^Unclench:\s+\S/);
    assert.match(await page.locator(".person").last().innerText(), /Can stress cause back pain\?/);
    assert.equal(await page.getByLabel("Your message").inputValue(), "");
  }));

  test("a scale has no number chosen beforehand, and asks for one", () => visit({ viewport: PHONE }, async (page) => {
    await breathe(page, ".scale");
    assert.equal(await page.getByRole("radio").count(), 11);
    assert.equal(await page.getByRole("radio", { checked: true }).count(), 0);
    assert.match(await page.locator(".ends").innerText(), /0 .+\s+10 .+/);
    await page.getByRole("button", { name: "Send answer" }).click();
    assert.match(await page.locator("#tray .error").innerText(), /choose a number/);
    await page.locator(".scale label").nth(7).click();
    await turn(page, () => page.getByRole("button", { name: "Send answer" }).click());
    assert.match(await page.locator(".person").last().innerText(), /7$/);
    const last = (await transcript(page)).at(-1);
    assert.equal(last.said.widget_result.value, 7);
  }));

  test("the pacer starts, pauses, stops and finishes", () => visit({ reducedMotion: "no-preference" }, async (page) => {
    await breathe(page);
    await page.clock.install();
    const word = page.locator(".pacer .word");
    const circle = () => page.locator(".circle").evaluate((node) => node.style.transform);
    const small = await circle();
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await page.clock.runFor(2000);
    assert.equal(await word.innerText(), "Breathe in");
    assert.notEqual(await circle(), small);
    assert.match(await page.locator(".pacer .left").innerText(), /\d+ breaths left/);

    await page.getByRole("button", { name: "Pause" }).click();
    const held = await circle();
    await page.clock.runFor(3000);
    assert.equal(await circle(), held, "a paused circle stands still");

    await page.getByRole("button", { name: "Carry on" }).click();
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: true, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    assert.ok(await page.getByRole("button", { name: "Carry on" }).isVisible(), "a hidden page pauses it");
    await page.evaluate(() => { delete document.hidden; });

    await page.getByRole("button", { name: "Stop" }).click();
    assert.match(await word.innerText(), /Stopped after 0 breaths/);
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await turn(page, () => page.clock.runFor(75_000));
    const { said } = (await transcript(page)).at(-1);
    assert.equal(said.widget_result.type, "breathing_pacer");
    assert.equal(await page.locator(".pacer").count(), 0);
  }));

  test("with reduced motion the pacer counts instead of moving", () => visit({}, async (page) => {
    await breathe(page);
    await page.clock.install();
    const before = await page.locator(".circle").evaluate((node) => node.style.transform);
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await page.clock.runFor(2500);
    assert.equal(await page.locator(".pacer .count").innerText(), "3");
    assert.equal(await page.locator(".circle").evaluate((node) => node.style.transform), before);
  }));

  test("a timer goes from part to part, and leaves out what the person leaves out", () => visit({ viewport: PHONE }, async (page) => {
    await askFor(page, "I would like to do a body scan", ".exercise:not(.pacer)");
    await page.clock.install();
    const parts = async () => Number(/of (\d+)/.exec(await page.getByRole("timer").innerText())[1]);
    const all = await parts();
    await page.getByText("Leave out parts of the body").click();
    await page.locator(".pick").first().click();
    assert.ok(await parts() < all, "one part fewer");
    await page.getByRole("button", { name: "Start", exact: true }).click();
    const first = await page.locator(".say").innerText();
    await page.clock.runFor(1500);
    assert.match(await page.getByRole("timer").innerText(), /part 1 of/);
    await page.getByRole("button", { name: "Next" }).click();
    assert.notEqual(await page.locator(".say").innerText(), first);
    assert.match(await page.getByRole("timer").innerText(), /part 2 of/);
    await page.getByRole("button", { name: "Pause" }).click();
    const held = await page.getByRole("timer").innerText();
    await page.clock.runFor(3000);
    assert.equal(await page.getByRole("timer").innerText(), held);
    await page.getByRole("button", { name: "Stop" }).click();
    assert.match(await page.getByRole("timer").innerText(), /part 1 of/);
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await turn(page, async () => { for (let i = await parts(); i > 0; --i) await page.getByRole("button", { name: "Next" }).click(); });
    assert.equal((await transcript(page)).at(-1).said.widget_result.type, "timer");
  }));

  test("a crisis shows numbers to call, also after a reload", () => visit({ viewport: PHONE }, async (page) => {
    await type(page, "I want to kill myself");
    const banner = page.getByRole("alert").filter({ has: page.getByRole("link") });
    for (const moment of ["at once", "after a reload"]) {
      const call = banner.locator('a[href^="tel:"]').first();
      await call.waitFor();
      assert.match(await call.getAttribute("href"), /^tel:\+?\d+$/, moment);
      const box = await call.boundingBox();
      assert.ok(box.height >= 44 && box.y + box.height <= PHONE.height, `${moment}: large enough and in view`);
      await page.reload();
    }
  }));

  test("a reload resumes the transcript", () => visit({}, async (page) => {
    await type(page, "Can stress cause back pain?");
    const before = await page.locator(".message").allInnerTexts();
    const chips = await page.locator("#tray button").allInnerTexts();
    await page.reload();
    await page.locator(".assistant").last().waitFor();
    await page.waitForFunction((count) => document.querySelectorAll(".message").length === count, before.length);
    assert.deepEqual(await page.locator(".message").allInnerTexts(), before);
    assert.deepEqual(await page.locator("#tray button").allInnerTexts(), chips);
    const kept = await page.evaluate(() => (
      { session: Object.keys(JSON.parse(sessionStorage.unclench)), keys: Object.keys(sessionStorage), local: localStorage.length }));
    assert.deepEqual(kept, { session: ["id", "token", "after"], keys: ["unclench"], local: 0 }, "no word of the conversation is kept in the browser");
  }));

  test("offline, then sent once", () => visit({}, async (page, context) => {
    const text = "Can stress cause back pain?";
    await context.setOffline(true);
    await page.getByLabel("Your message").fill(text);
    await page.getByLabel("Your message").press("Enter");
    await page.getByText("Not sent yet").waitFor();
    assert.ok(await page.getByRole("button", { name: "Retry" }).isVisible());
    await turn(page, () => context.setOffline(false));
    assert.equal(await page.getByText("Not sent").count(), 0);
    assert.equal(await saidTimes(page, text), 1);
  }));

  test("a reply that got lost does not double the message", () => visit({}, async (page) => {
    const text = "Does heat help?";
    let lost = 0;
    await page.route("**/messages", async (route) => {
      if (route.request().method() !== "POST" || lost > 1) return route.fallback();
      lost += 1;
      await route.fetch(); // the server has it; the page does not hear of it
      return route.abort("connectionreset");
    });
    await turn(page, async () => {
      await page.getByLabel("Your message").fill(text);
      await page.getByLabel("Your message").press("Enter");
      await page.getByRole("button", { name: "Retry" }).click();
    });
    assert.equal(lost, 2);
    assert.equal(await saidTimes(page, text), 1);
    assert.equal(await page.locator(".person").count(), 1);
  }));

  test("Markdown, diary and summary are shown, and markup stays text", () => visit({ viewport: PHONE }, async (page) => {
    const diary = [{ date: "2026-11-18", pain: 6, stress: 7, tried: ["breathing"] }, { date: "2026-11-19", pain: 5 },
      { date: "2026-11-21", pain: 4, stress: 3, activity: "some" }];
    const nothing = { suggestions: [], expects: { type: "none" }, dialog: null, intents: [], alarm: null };
    await page.route("**/messages", (route) => route.fulfill({ json: { ...nothing, turn: 2, messages: [
      { id: "2.1", type: "text", text: "First <img src=x onerror=alert(1)> **bold *both***\n\n- one\n- two\n\n"
        + "1. [safe](https://example.org/a)\n2. [call](tel:999)\n3. [bad](javascript:alert)" },
      { id: "2.2", type: "diary_chart", text: "", entries: diary },
      { id: "2.3", type: "summary", text: "What you told me." },
      { id: "2.4", type: "something_new", text: "Still readable." }] } }));
    await type(page, "anything");
    assert.equal(await page.locator(".message img").count(), 0);
    assert.match(await page.locator(".assistant").nth(-4).innerText(), /<img src=x onerror=alert\(1\)>/);
    assert.deepEqual(await page.locator("#log strong em").allInnerTexts(), ["both"]);
    assert.deepEqual(await page.locator("#log li").allTextContents(), ["one", "two", "safe (opens in a new tab)", "call", "bad"]);
    assert.deepEqual(await page.locator("#log a").evaluateAll((links) => links.map((link) => link.getAttribute("href"))), ["https://example.org/a", "tel:999"]);
    assert.ok(await page.getByText("Still readable.").isVisible());
    assert.match(await page.getByRole("img").getAttribute("aria-label"), /Pain between 4 and 6, last 4\. Stress between 3 and 7, last 3\./);
    await page.getByText("Show as a table").click();
    assert.deepEqual(await page.locator("tbody tr").first().locator("th, td").allInnerTexts(), ["18 Nov", "6", "7", "–", "breathing"]);
    assert.deepEqual(await findings(page), []);
  }));

  test("a file to keep holds the conversation", () => visit({}, async (page) => {
    await type(page, "show my diary");
    await turn(page, () => page.getByRole("button", { name: "A file to keep" }).last().click());
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the file" }).click()]);
    assert.equal(download.suggestedFilename(), "unclench.json");
    const kept = JSON.parse(await readFile(await download.path(), "utf8"));
    assert.equal(kept.turns.at(1).said.text, "show my diary");
  }));

  test("start again keeps the session, deleting ends it", () => visit({ viewport: PHONE }, async (page) => {
    await type(page, "Can stress cause back pain?");
    await page.getByRole("button", { name: "Menu" }).click();
    await turn(page, () => page.getByRole("button", { name: "Start again" }).click());
    const call = await page.evaluate(() => JSON.parse(sessionStorage.unclench));
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: "Delete my conversation" }).click();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("Your conversation is deleted").waitFor();
    assert.equal(await page.locator(".message").count(), 0);
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    const gone = await fetch(`${URL_OF_SERVER}/v1/sessions/${call.id}/messages`, { headers: { Authorization: `Bearer ${call.token}` } });
    assert.equal(gone.status, 404);
    await page.getByRole("button", { name: "Start a new conversation" }).click();
    await page.locator(".assistant").first().waitFor();
  }));

  test("everything can be done with the keyboard", () => visit({}, async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.textContent || document.activeElement.value);
    const tabTo = async (wanted) => {
      for (let i = 0; i < 40; ++i) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((selector) => document.activeElement.matches(selector), wanted)) return;
      }
      assert.fail(`no ${wanted} within 40 tabs, last at: ${await focused()}`);
    };
    await tabTo("#tray .chip");
    await turn(page, () => page.keyboard.press("Enter"));
    assert.notEqual(await page.evaluate(() => document.activeElement.localName), "body", "the focus is not lost");
    await tabTo("#say");
    await page.keyboard.type("Can stress cause back pain?");
    await turn(page, () => page.keyboard.press("Enter"));
    assert.equal(await page.evaluate(() => document.activeElement.id), "say", "who types goes on typing");
    await page.keyboard.type("stop");
    await turn(page, () => page.keyboard.press("Enter"));
    await breathe(page, ".scale");
    await tabTo("#tray [type=radio]");
    assert.equal(await page.getByRole("radio", { checked: true }).count(), 0, "arriving chooses nothing");
    for (let i = 0; i < 3; ++i) await page.keyboard.press("ArrowRight");
    await turn(page, () => page.keyboard.press("Enter"));
    const { said } = (await transcript(page)).at(-1);
    assert.equal(said.widget_result.type, "scale");
  }));

  test("it fits a phone and a screen at 400 %", async () => {
    for (const viewport of [PHONE, { width: 320, height: 256 }]) {
      await visit({ viewport }, async (page) => {
        const look = async (where) => {
          const sideways = await page.evaluate(() => Math.max(...["html", "#scroller"].map((name) => document.querySelector(name))
            .map((node) => node.scrollWidth - node.clientWidth)));
          assert.ok(sideways <= 0, `${where} scrolls sideways by ${sideways} px at ${viewport.width} px`);
          const small = await page.evaluate(() => [...document.querySelectorAll("button, textarea, .pick, .scale label, summary, .contacts a")]
            .map((node) => ({ text: node.textContent, box: node.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44)).map(({ text }) => text));
          assert.deepEqual(small, [], where);
        };
        await breathe(page, ".pacer", look);
        await type(page, "I want to kill myself");
        await look("crisis");
      });
    }
  });

  for (const viewport of [PHONE, DESKTOP]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`axe finds nothing serious at ${viewport.width} px, ${colorScheme}`, () => visit({ viewport, colorScheme }, async (page) => {
        const look = async (where) => assert.deepEqual(await findings(page), [], where);
        await look("greeting");
        await breathe(page, ".pacer", look);
        await page.getByRole("button", { name: "Start", exact: true }).click();
        await look("exercise");
        await type(page, "I want to kill myself");
        await look("crisis");
      }));
    }
  }
});
