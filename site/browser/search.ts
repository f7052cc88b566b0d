import MiniSearch from 'minisearch'

import { searchOptions } from '../search-options.js'

/** The search of every page, run in the browser. The index is loaded when somebody begins to search. */

const most = 30
const top = document.body.dataset['top'] ?? ''
const input = document.querySelector<HTMLInputElement>('.search input')
const results = document.querySelector('.search ol')
let index: Promise<MiniSearch> | undefined

function loaded(): Promise<MiniSearch> {
  return (index ??= new Promise(resolve => {
    const script = document.createElement('script')
    script.src = `${top}assets/search-index.js`
    script.onload = () => resolve(MiniSearch.loadJSON((globalThis as { cfgcheckIndex?: string }).cfgcheckIndex ?? '{}', searchOptions))
    document.head.append(script)
  }))
}

async function show(text: string): Promise<void> {
  const found = text.trim() === '' ? [] : (await loaded()).search(text).slice(0, most)
  if (input?.value !== text) return // Somebody typed on.
  results?.replaceChildren(...found.map(({ to, title, kind, summary }) => {
    const item = document.createElement('li')
    const link = document.createElement('a')
    const more = document.createElement('span')
    link.href = top + String(to)
    more.textContent = `${String(kind)}: ${String(summary)}`
    link.append(String(title), more)
    item.append(link)
    return item
  }))
}

input?.addEventListener('focus', () => void loaded())
input?.addEventListener('input', () => void show(input.value))
input?.form?.addEventListener('submit', event => {
  event.preventDefault()
  results?.querySelector('a')?.click()
})
document.addEventListener('keydown', event => {
  const links = [...(results?.querySelectorAll('a') ?? [])]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  if (event.key === 'Escape') results?.replaceChildren()
  else if (event.key === '/' && document.activeElement === document.body) input?.focus()
  else if (event.key === 'ArrowDown' && (document.activeElement === input || at !== -1)) (links[at + 1] ?? links[0])?.focus()
  else if (event.key === 'ArrowUp' && at !== -1) (links[at - 1] ?? input)?.focus()
  else return
  event.preventDefault()
})
