import { builtinLanguages } from '../src/languages/builtin.js'
import type { LanguageEntry, VocabularyEntry } from '../src/languages/language.js'
import { escaped } from '../src/page/index.js'
import type { Page, SearchEntry } from './page.js'
import { wayFrom } from './page.js'

const list = 'options/index.html'

/** Makes a page of each language's vocabulary: what every name means, what its value may be, and which releases know it. */
export async function optionPages(): Promise<readonly Page[]> {
  const pages = await Promise.all(builtinLanguages.map(languagePage))
  const rows = pages.map(({ to, title, summary }) => `<li><a href="${wayFrom(list, to)}">${escaped(title)}</a>: ${escaped(summary)}</li>`)
  const intro = '<h1>Options of all languages</h1>\n<p>Every name that a file may hold: where it stands, what its value may be, its default, the releases that know it, and where that is written. The checks, completion and hover read the same tables.</p>'
  return [{ to: list, title: 'Options of all languages', summary: 'Every name of every language, with ranges, defaults and releases', body: `${intro}\n<ul>\n${rows.join('\n')}\n</ul>` }, ...pages]
}

async function languagePage(language: LanguageEntry): Promise<Page> {
  const { vocabulary } = await language.load()
  const to = `options/${language.id}.html`
  const entries = [...vocabulary.entries()]
  const places = [...new Set(entries.map(firstPlace))].sort()
  const taken = new Set<string>()
  const parts = places.map(place => {
    const here = entries.filter(entry => firstPlace(entry) === place).sort((a, b) => (a.name < b.name ? -1 : 1))
    return `<h2 id="in-${escaped(place)}">${place === '' ? 'At the top' : `In ${escaped(place)}`}</h2>\n${here.map(entry => entryHtml(entry, taken)).join('\n')}`
  })
  const title = `Options of ${language.title}`
  const jumps = places.length < 2 ? '' : `<p>${places.map(place => `<a href="#in-${escaped(place)}">${place === '' ? 'top' : escaped(place)}</a>`).join(' · ')}</p>`
  return {
    to,
    title,
    summary: `${entries.length} names of ${language.softwareName}'s ${language.paths[0] ?? language.title}`,
    body: `<h1>${escaped(title)}</h1>\n<p>Read from ${language.paths.map(path => `<code>${escaped(path)}</code>`).join(', ')}. <code>cfgcheck explain ${language.id} NAME</code> says the same.</p>\n${jumps}\n${parts.join('\n')}`,
    entries: entries.map((entry): SearchEntry => ({ to: `${to}#${anchors(entry)[0] ?? ''}`, title: anchors(entry)[0] ?? entry.name, kind: `${entry.kind} of ${language.title}`, summary: entry.doc })),
  }
}

function firstPlace(entry: VocabularyEntry): string {
  return entry.in[0] ?? ''
}

/** The names by which an entry is found: by each place where it stands, as `explain` takes it. */
function anchors({ name, in: places }: VocabularyEntry): readonly string[] {
  return places.length === 0 ? [name] : places.map(place => (place === '' ? name : `${place}.${name}`))
}

/** `taken` are the names on the page that something has already: a name can mean two things at one place. */
function entryHtml(entry: VocabularyEntry, taken: Set<string>): string {
  const [own = '', ...others] = anchors(entry)
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Stands in', entry.in.length < 2 ? undefined : entry.in.join(', ')],
    ['Value', entry.value],
    ['One of', entry.values === undefined || entry.values.join(', ') === entry.value ? undefined : entry.values.join(', ')],
    ['Default', entry.default],
    ['Unit', entry.unit],
    ['Releases', entry.versions],
    ['Deprecated', entry.deprecated],
    ['Source', entry.source],
  ]
  const facts = rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [`<dt>${label}</dt><dd>${escaped(value)}</dd>`]))
  const marks = [own, ...others].filter(anchor => !taken.has(anchor)).map(anchor => `<span id="${escaped(anchor)}"></span>`)
  for (const anchor of anchors(entry)) taken.add(anchor)
  return `<section class="entry">${marks.join('')}<h3><a href="#${escaped(own)}">${escaped(entry.name)}</a> <span class="soft">${escaped(entry.kind)}</span></h3><p>${escaped(entry.doc)}</p><dl>${facts.join('')}</dl></section>`
}
