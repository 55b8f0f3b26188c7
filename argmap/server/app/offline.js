/**
 * Lets the studio work without its server: everything that it is made of is kept when it is first opened, and given from
 * there afterwards. `argmap studio` writes the files and the version, a digest of all of them, into this file; another version is
 * another file, which the browser notices, and takes over once no window shows the old one.
 */

const VERSION = "VERSION";
const FILES = ["FILES"];
const PREFIX = "argmap-studio ";
const scope = /** @type {any} */ (self).registration.scope;

addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(PREFIX + VERSION);
    await cache.addAll(FILES.map((file) => new Request(new URL(file, scope), { cache: "no-cache" })));
  };
  /** @type {any} */ (event).waitUntil(keep());
});

addEventListener("activate", (event) => {
  const forget = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PREFIX + VERSION);
    await Promise.all(old.map((name) => caches.delete(name)));
  };
  /** @type {any} */ (event).waitUntil(forget());
});

addEventListener("fetch", (event) => {
  const { request } = /** @type {any} */ (event);
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  const file = pathname.startsWith(new URL(scope).pathname) ? pathname.slice(new URL(scope).pathname.length) : "";
  const wanted = new URL(file || "index.html", scope);
  const give = async () => (await (await caches.open(PREFIX + VERSION)).match(wanted)) ?? fetch(request);
  /** @type {any} */ (event).respondWith(give());
});
