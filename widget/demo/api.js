// The calls of /openapi.json that a chat needs, and what a page remembers of its conversation: never a word of it, only where it is kept.

const KEY = "unclench";
const WAITS = [1, 2, 4, 8]; // seconds between tries
const TIMEOUT_MS = 15_000;

/** The server understood and said no: trying again would not help. */
export class Refused extends Error {
  constructor(status) {
    super(`refused with ${status}`);
    this.status = status;
  }
}

let session = read(); // {id, token, after}: `after` is the last turn that was shown

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null; // storage is blocked, or somebody else's
  }
}

export function remember(value) {
  session = value;
  try {
    if (value === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(value));
  } catch {
    // Without storage the conversation lasts as long as the page.
  }
}

export const current = () => session;
export const shown = (turn) => remember({ ...session, after: Math.max(turn, session.after) });

export async function create(region) {
  const ask = (body) => call("POST", "/v1/sessions", { body: JSON.stringify(body) });
  const locale = document.documentElement.lang;
  const { data } = await ask(region ? { locale, region } : { locale }).catch((error) => {
    if (error.status === 422 && region) return ask({ locale }); // no country we have numbers for
    throw error;
  });
  remember({ id: data.session.id, token: data.session.token, after: data.reply.turn });
  return data.reply;
}

/** `message` is {body, key}. With the same key a message counts once, however often it is sent. */
export async function say(message) {
  const { data, headers } = await call("POST", mine("/messages"), { body: message.body, key: message.key });
  return { reply: data, saved: headers.get("Unclench-Saved") !== "false" };
}

/** Every turn after `after`, oldest first; the server hands them out in portions. */
export async function turnsAfter(after) {
  const turns = [];
  for (let last = after; ; last = turns.at(-1).turn) {
    const { data } = await call("GET", mine(`/messages?after=${last}`));
    if (data.turns.length === 0) return turns;
    turns.push(...data.turns);
  }
}

export const erase = () => call("DELETE", mine(""));

const mine = (path) => `/v1/sessions/${session.id}${path}`;

async function call(method, path, { body, key } = {}) {
  const headers = { Accept: "application/json" };
  if (session) headers.Authorization = `Bearer ${session.token}`;
  if (body) headers["Content-Type"] = "application/json";
  if (key) headers["Idempotency-Key"] = key;
  const response = await fetch(path, { method, headers, body, cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
  const passing = response.status >= 500 || [408, 409, 425, 429].includes(response.status);
  if (passing) throw new Error(`status ${response.status}`);
  if (!response.ok) throw new Refused(response.status);
  return { data: response.status === 204 ? null : await response.json(), headers: response.headers };
}

/** Tries, and tries again after 1, 2, 4 and 8 seconds. `waiting` gets a function that cuts the wait short. */
export async function patiently(attempt, waiting) {
  for (const wait of [...WAITS, null]) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Refused || wait === null) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, wait * 1000);
        addEventListener("online", resolve, { once: true });
        waiting(resolve);
      });
    }
  }
}

export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
