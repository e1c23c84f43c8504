/* Erga dashboard. Every page works without this script; it keeps open pages up to date and gives them keys. It asks only
   its own server, writes only texts, classes and attributes, and keeps what the reader chose under "erga." in this browser.
   It stands in the head and is not deferred, so that a chosen theme is there before the first paint. */
(() => {
  "use strict";

  const page = document.documentElement;
  const words = document.getElementById("erga-js").dataset;
  const home = words.home;
  const skew = Date.parse(words.now) - Date.now();
  const now = () => Date.now() + skew;
  const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (place, n) => values[n]);

  /* ---- what the reader chose ---- */
  const choices = {live: "5", zone: "mine", theme: "auto", keys: "on"};
  const allowed = {live: ["1", "5", "15", "60", "off"], zone: ["mine", "utc"], theme: ["auto", "light", "dark"], keys: ["on", "off"]};
  const chosen = (name) => {
    let kept = null;
    try {
      kept = localStorage.getItem("erga." + name);
    } catch (closed) {
      // A browser may refuse to keep anything; the choice then holds for this page.
    }
    return allowed[name].includes(kept) ? kept : choices[name];
  };
  const choose = (name, value) => {
    choices[name] = value;
    try {
      localStorage.setItem("erga." + name, value);
    } catch (closed) {
      // As above.
    }
    show[name]();
    mark();
  };
  const next = (name) => choose(name, allowed[name][(allowed[name].indexOf(chosen(name)) + 1) % allowed[name].length]);

  const show = {
    theme() {
      if (chosen("theme") === "auto") {
        delete page.dataset.theme;
      } else {
        page.dataset.theme = chosen("theme");
      }
    },
    zone: () => tellTimes(true),
    live: () => schedule(0),
    keys() {},
  };
  show.theme();
  page.classList.add("erga-js");

  const mark = () => {
    all("[data-choose]").forEach((button) =>
      button.setAttribute("aria-pressed", String(chosen(button.dataset.choose) === button.value)));
    all("[data-chosen]").forEach((place) => {
      const pressed = one(`[data-choose=${place.dataset.chosen}][aria-pressed=true]`);
      const short = place.dataset.chosen === "zone" && mine() ? city() : pressed && pressed.dataset.short;
      place.textContent = short || (pressed ? pressed.textContent : "");
    });
  };

  /* ---- times: the server writes UTC and spans, and in which form; here they tick, and stand in the reader's zone ---- */
  const lang = page.lang || "en";
  const mine = () => chosen("zone") === "mine";
  const zone = () => (mine() ? undefined : "UTC");
  const city = () => Intl.DateTimeFormat().resolvedOptions().timeZone.split("/").pop().replaceAll("_", " ");
  const zoneName = () => (mine() ? Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC");
  const formatter = (options) => new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {timeZone: zone(), hourCycle: "h23", ...options});
  const format = (time, options) => formatter(options).format(time);
  const short = (time) => {
    const part = mine() && formatter({timeZoneName: "short"}).formatToParts(time).find((each) => each.type === "timeZoneName");
    return part ? part.value : "UTC";
  };
  const clock = {hour: "2-digit", minute: "2-digit", second: "2-digit"};
  const day = {day: "numeric", month: "short"};

  const rough = (millis) => {
    const seconds = Math.floor(millis / 1000);
    if (seconds < 60) return fill(words.seconds, seconds);
    if (seconds < 3600) return fill(words.minutes, Math.floor(seconds / 60));
    if (seconds < 2 * 86400) return fill(words.hours, Math.floor(seconds / 3600));
    return fill(words.days, Math.floor(seconds / 86400));
  };
  const relative = (time) => {
    const ahead = time - now();
    if (Math.abs(ahead) < 2000) return words.moment;
    return ahead < 0 ? fill(words.ago, rough(-ahead)) : fill(words.ahead, rough(ahead));
  };
  const forms = {
    relative,
    clock: (time) => format(time, clock) + " " + short(time),
    millis: (time) => format(time, {...clock, fractionalSecondDigits: 3}),
    minute: (time) => format(time, {hour: "2-digit", minute: "2-digit"}),
    day: (time) => format(time, {...day, ...clock}).replace(", ", " "),
    brief: (time) => format(time, {...day, hour: "2-digit", minute: "2-digit"}).replace(", ", " "),
    date: (time) => format(time, day),
    exact: (time) => format(time, {...day, year: "numeric", ...clock}) + " " + short(time),
  };
  const tellTimes = (zoneChanged) => {
    for (const place of all("time[datetime], svg text[data-time]")) {
      const time = Date.parse(place.getAttribute("datetime") || place.dataset.time);
      if (Number.isNaN(time)) continue;
      const form = forms[place.dataset.form];
      if (form && (zoneChanged || form === relative)) {
        const text = form(time);
        if (place.textContent !== text) place.textContent = text;
      }
      if (zoneChanged && place.title) {
        place.title = forms.exact(time);
      }
    }
    if (zoneChanged) {
      all("[data-zone]").forEach((place) => (place.textContent = fill(words.times, zoneName())));
    }
  };

  /* ---- live: counts, nodes and states in place; rows stay where they are ---- */
  let timer = 0;
  let tag = "";
  let asked = "";
  let misses = 0;
  let failed = -1;
  let ended = false;

  const say = (text) => {
    const place = one("#erga-says");
    if (place && place.textContent !== text) place.textContent = text;
  };
  const wanted = () => {
    const address = new URLSearchParams();
    const ids = all("[data-job]").slice(0, 100).map((row) => row.dataset.job);
    if (ids.length) address.set("ids", ids.join(","));
    const newer = one("[data-newer]");
    if (newer) {
      address.set("newer", newer.dataset.newer);
      for (const name of ["state", "q"]) {
        const value = new URLSearchParams(location.search).get(name);
        if (value) address.set(name, value);
      }
    }
    return home + "/live?" + address;
  };
  const schedule = (millis) => {
    clearTimeout(timer);
    const every = chosen("live");
    page.dataset.live = ended ? "ended" : every === "off" ? "off" : misses > 1 ? "away" : "on";
    all("[data-live-state]").forEach((place) => (place.textContent = words[page.dataset.live] || ""));
    if (!ended && every !== "off" && !document.hidden) {
      timer = setTimeout(poll, millis);
    }
  };
  const poll = async () => {
    const address = wanted();
    try {
      const headers = tag && address === asked ? {"If-None-Match": tag} : {};
      const answer = await fetch(address, {headers, cache: "no-store", credentials: "same-origin"});
      const json = (answer.headers.get("Content-Type") || "").includes("json");
      if (answer.status === 401 || answer.status === 403 || answer.redirected || (answer.status === 200 && !json)) {
        ended = true;
        say(words.ended);
      } else if (answer.status === 200) {
        update(await answer.json());
        tag = answer.headers.get("ETag") || "";
        asked = address;
      } else if (answer.status !== 304) {
        throw new Error(answer.status);
      }
      misses = 0;
    } catch (noAnswer) {
      misses++;
      if (misses === 2) say(words.away);
    }
    const every = 1000 * Number(chosen("live"));
    schedule(Math.min(60000, every * 2 ** Math.min(misses, 5)));
  };

  const write = (place, text) => {
    if (place.textContent !== text) place.textContent = text;
  };
  const paint = (badge, look) => {
    badge.setAttribute("class", badge.getAttribute("class").replace(/erga-(dim|soft|bad|ok|warn|plan|queue|live)\b/, look.tone));
    const use = badge.querySelector("use");
    if (use) use.setAttribute("href", "#" + look.icon);
    const word = badge.querySelector("span");
    if (word) write(word, look.word);
  };
  const update = (told) => {
    for (const place of all("[data-count]")) {
      const count = told.counts[place.dataset.count];
      if (!count) continue;
      write(place, count.text);
      if (place.hasAttribute("data-tint")) {
        place.classList.toggle("erga-dim", count.value === 0);
        place.classList.toggle("erga-bad", count.value > 0 && place.dataset.count === "failed");
      }
    }
    const nodes = new Map(told.nodes.map((node) => [node.id, node]));
    for (const row of all("[data-node]")) {
      const node = nodes.get(row.dataset.node);
      const badge = row.querySelector(".erga-state");
      if (node && badge) paint(badge, node);
    }
    for (const row of all("[data-job]")) {
      const job = told.jobs[row.dataset.job];
      const badge = row.querySelector(".erga-state");
      if (job && badge) paint(badge, job);
    }
    const newer = one("[data-newer]");
    if (newer && told.newer) {
      newer.hidden = told.newer.value === 0;
      write(newer, told.newer.text);
    }
    const more = told.counts.failed.value - failed;
    if (failed >= 0 && more > 0) say(fill(words.failed, more));
    failed = told.counts.failed.value;
  };

  /* ---- keys ---- */
  const places = {o: "", j: "/jobs", f: "/failures", r: "/recurring", q: "/queues", b: "/batches", n: "/nodes"};
  let going = 0;

  const go = (place) => {
    const link = all(".erga-nav a").find((each) => new URL(each.href).pathname === home + place);
    if (link) location.assign(link.href);
    return Boolean(link);
  };
  const rows = () => all("main tbody tr").filter((row) => row.querySelector("a") && row.getClientRects().length);
  const current = () => document.activeElement && document.activeElement.closest("main tbody tr");
  const step = (by) => {
    const list = rows();
    const at = list.indexOf(current());
    const row = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.max(0, Math.min(list.length - 1, at + by))];
    if (row) (row.querySelector("th a") || row.querySelector("a")).focus();
    return Boolean(row);
  };
  const press = (selector) => {
    const row = current();
    const found = row && row.querySelector(selector);
    if (found) found.click();
    return Boolean(found);
  };
  const search = () => {
    const field = one("main input[type=search]") || one("input[type=search]");
    if (field) field.focus();
    return Boolean(field);
  };
  const help = () => {
    const dialog = one("#erga-keys");
    if (dialog && !dialog.open) dialog.showModal();
    return Boolean(dialog);
  };
  let before = "5";
  const keys = {
    "/": search,
    "?": help,
    j: () => step(1),
    k: () => step(-1),
    x: () => press("input[type=checkbox]"),
    t: () => next("theme"),
    r() {
      if (chosen("live") !== "off") before = chosen("live");
      choose("live", chosen("live") === "off" ? before : "off");
      say(words.on + " " + one("[data-choose=live][aria-pressed=true]").textContent);
    },
  };
  const typing = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog[open]");
  const pressed = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || event.isComposing) return;
    if (typing(event.target) || (chosen("keys") === "off" && event.key !== "?")) return;
    if (now() < going && event.key in places) {
      going = 0;
      if (go(places[event.key])) event.preventDefault();
    } else if (event.key === "g") {
      going = now() + 1500;
    } else if (Object.hasOwn(keys, event.key) && keys[event.key]() !== false) {
      event.preventDefault();
    }
  };

  /* ---- and so it begins ---- */
  document.addEventListener("DOMContentLoaded", () => {
    mark();
    tellTimes(true);
    // on a telephone the names of the pages are in a row that is wider than the screen
    const here = one(".erga-nav a:not([aria-current=false])");
    if (here) one(".erga-nav").scrollLeft = here.getBoundingClientRect().right - one(".erga-nav").getBoundingClientRect().right;
    setInterval(() => document.hidden || tellTimes(false), 1000);
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-choose]");
      if (button) choose(button.dataset.choose, button.value);
      if (event.target.closest("[data-help]")) help();
      all("details.erga-menu[open]").forEach((menu) => {
        if (button || !menu.contains(event.target)) menu.open = false;
      });
    });
    document.addEventListener("keydown", pressed);
    document.addEventListener("keydown", (event) => {
      const menu = event.key === "Escape" && event.target.closest("details.erga-menu[open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
    document.addEventListener("visibilitychange", () => schedule(0));
    window.addEventListener("storage", (event) => {
      if (event.key && event.key.startsWith("erga.") && show[event.key.slice(5)]) {
        show[event.key.slice(5)]();
        mark();
      }
    });
    schedule(1000 * Math.min(5, Number(chosen("live")) || 0));
  });
})();
