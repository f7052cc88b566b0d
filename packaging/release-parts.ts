import { createHash } from 'node:crypto'

import type { BundledPackage } from './third-party.js'

/** Dates the newest part of a changelog. Throws where it is of another version, dated already, or empty. */
export function datedChangelog(changelog: string, version: string, date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error(`${date}: expected YYYY-MM-DD`)
  const [line = '', title = ''] = /^## (.*)$/m.exec(changelog) ?? []
  if (title === `${version} (${date})`) return changelog
  if (title !== version && title !== 'Unreleased') throw new Error(`CHANGELOG.md begins with "${title}": expected "${version}" or "Unreleased"`)
  if (!/^- /m.test(newestPart(changelog))) throw new Error(`CHANGELOG.md tells nothing of ${version}`)
  return changelog.replace(line, `## ${version} (${date})`)
}

/** What the newest part of a changelog says, without its heading: the text of a release. */
export function newestPart(changelog: string): string {
  return (changelog.split(/^## .*$/m)[1] ?? '').trim()
}

/** Tells whether a version can follow another one. */
export function follows(next: string, before: string): boolean {
  const parts = (text: string): number[] => {
    if (!/^\d+\.\d+\.\d+$/.test(text)) throw new Error(`${text}: expected a version such as 1.2.3`)
    return text.split('.').map(Number)
  }
  const [a, b] = [parts(next), parts(before)]
  const at = a.findIndex((number, index) => number !== b[index])
  return at === -1 || (a[at] ?? 0) > (b[at] ?? 0)
}

/** A bill of materials in CycloneDX, as far as we change it. */
export interface Bill {
  readonly bomFormat: string
  serialNumber?: string
  readonly metadata: { timestamp?: string; readonly component: { name: string; externalReferences?: unknown } }
  components: { readonly name: string; readonly version: string; readonly 'bom-ref': string; readonly purl: string; scope?: string; properties?: unknown; licenses?: unknown }[]
  dependencies?: unknown
}

/** A part of the single executable that is no package of ours. */
export interface Runtime {
  readonly name: string
  readonly version: string
}

/**
 * Makes of npm's bill of the whole repository that of what is shipped: the packages whose code is part of it, and the runtime
 * of the executables. The same sources give the same bill.
 */
export function shippedBill(whole: Bill, packages: readonly BundledPackage[], { runtime, time }: { readonly runtime: Runtime; readonly time: string }): Bill {
  const components = packages.map(({ name, version, licence }) => {
    const found = whole.components.find(component => component.name === name && component.version === version)
    if (found === undefined) throw new Error(`${name}@${version} is part of what is shipped, and not in package-lock.json`)
    return { ...found, scope: 'required', properties: [], licenses: [licence.includes(' ') ? { expression: licence } : { license: { id: licence } }] }
  })
  const purl = `pkg:npm/${runtime.name.replace('@', '%40')}@${runtime.version}`
  const engine = { 'bom-ref': `${runtime.name}@${runtime.version}`, type: 'platform', name: runtime.name, version: runtime.version, scope: 'optional', purl, properties: [], licenses: [{ license: { id: 'MIT' } }] }
  const bill: Bill = { ...whole, metadata: { ...whole.metadata, timestamp: time, component: { ...whole.metadata.component, name: 'cfgcheck' } }, components: [...components, engine] }
  // It is drawn by chance, and says nothing of what depends on what once all is one file.
  delete bill.serialNumber
  delete bill.dependencies
  // npm's own way to name a repository is no address to those who check a bill against its schema.
  return JSON.parse(JSON.stringify(bill).replaceAll('"git+https:', '"https:')) as Bill
}

/** Lists checksums as `sha256sum -c` reads them. */
export function checksums(files: readonly { readonly name: string; readonly content: Buffer }[]): string {
  return files.map(({ name, content }) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`).sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join('')
}
