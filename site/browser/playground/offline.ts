/** What the build says of the files of the playground: by what content they are known, and where they lie. */
declare const cfgcheckOffline: { readonly name: string; readonly page: string; readonly files: readonly string[] }

/** An event that goes on until something is done. */
interface LastingEvent extends Event {
  waitUntil(done: Promise<unknown>): void
}

interface FetchEvent extends LastingEvent {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}

/** What a service worker may do, as far as it is done here. */
interface ServiceWorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  skipWaiting(): Promise<void>
}

/** Keeps the files of the playground, so that it works without a network after it was loaded once. Nothing else is kept, or asked for. */
const scope = globalThis as unknown as ServiceWorkerScope
const { name, page, files } = cfgcheckOffline
const family = name.slice(0, name.lastIndexOf('-') + 1)

scope.addEventListener('install', event => event.waitUntil(keep()))
scope.addEventListener('activate', event => event.waitUntil(forgetOthers()))
scope.addEventListener('fetch', event => {
  if (event.request.method === 'GET' && new URL(event.request.url).origin === location.origin) event.respondWith(answer(event.request))
})

async function keep(): Promise<void> {
  const cache = await caches.open(name)
  await cache.addAll(files.map(file => new Request(file, { cache: 'no-cache' })))
  // A page that is open has all that it needs, and asks for nothing more.
  await scope.skipWaiting()
}

async function forgetOthers(): Promise<void> {
  const kept = await caches.keys()
  await Promise.all(kept.filter(other => other.startsWith(family) && other !== name).map(other => caches.delete(other)))
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(name)
  const kept = request.mode === 'navigate' && new URL(request.url).pathname.endsWith('/playground') ? await cache.match(page) : await cache.match(request, { ignoreSearch: true })
  return kept ?? fetch(request)
}
