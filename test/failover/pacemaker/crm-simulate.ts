import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { execFileSync, spawnSync } from '../../support/programs.js'

/** Where crm_simulate ends up: by top-level resource the hosts of its parts, and those where it is promoted. */
export type Simulated = ReadonlyMap<string, { readonly hosts: readonly string[]; readonly promoted: readonly string[] }>

/** Why crm_simulate cannot be asked; `undefined` where it can. */
export function whyNoSimulation(): string | undefined {
  const { status, stdout } = spawnSync('crm_simulate', ['--version'], { encoding: 'utf8' })
  return status === 0 && stdout.startsWith('Pacemaker 2.1') ? undefined : 'crm_simulate of Pacemaker 2.1 is not installed'
}

/** Runs the scheduler on what an earlier run left, or on the CIB itself, and keeps what it leaves under a name. */
type Simulate = (name: string, from: string | undefined, ...options: readonly string[]) => Simulated

/** Lets a cluster live in a folder. */
export function simulation(folder: string, cib: string): Simulate {
  const fileOf = (name: string): string => join(folder, `${name}.xml`)
  writeFileSync(fileOf('before'), cib)
  return (name, from, ...options) => {
    const text = execFileSync('crm_simulate', ['-x', fileOf(from ?? 'before'), '-S', '-O', fileOf(name), '--output-as=xml', ...options], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: process.env['PATH'] ?? '' },
      maxBuffer: 16 << 20,
    })
    return endOf(text)
  }
}

/** Lets a node that `--node-down` took away be up again, with its copies of DRBD up to date. */
export function nodeBack(folder: string, { from, to, state }: { readonly from: string; readonly to: string; readonly state: string }): void {
  const text = readFileSync(join(folder, `${from}.xml`), 'utf8')
  const id = /id="(\d+)"/.exec(state)?.[1] ?? ''
  const old = new RegExp(`<node_state id="${id}"[^>]*?(?:/>|>.*?</node_state>)`, 's')
  writeFileSync(join(folder, `${to}.xml`), text.replace(old, '').replace('</status>', `${state}</status>`))
}

/** Takes the quorum from a cluster. */
export function quorumLost(folder: string, way: { readonly from: string; readonly to: string }): void {
  changed(folder, way, text => text.replace('have-quorum="1"', 'have-quorum="0"'))
}

/** Changes the CIB of a cluster while it runs. Throws where that changes nothing. */
export function changed(folder: string, { from, to }: { readonly from: string; readonly to: string }, change: (text: string) => string): void {
  const text = readFileSync(join(folder, `${from}.xml`), 'utf8')
  const next = change(text)
  if (next === text) throw new Error(`${to}: nothing was changed`)
  writeFileSync(join(folder, `${to}.xml`), next)
}

function endOf(text: string): Simulated {
  const end = text.slice(text.indexOf('<revised_cluster_status>'))
  const found = new Map<string, { hosts: Set<string>; promoted: Set<string> }>()
  let around: { readonly id: string; readonly tag: string } | undefined
  let inner: { readonly top: string; readonly isPromoted: boolean } | undefined
  const tags = end.slice(end.indexOf('<resources>'), end.indexOf('</resources>'))
  for (const { 0: tag, 1: close, 2: name = '' } of tags.matchAll(/<(\/?)([a-z]+)\b[^>]*>/g)) {
    // A group in a clone goes by the clone.
    if (name === 'clone' || name === 'group') {
      if (close === '') around ??= { id: attribute(tag, 'id'), tag: name }
      else if (around?.tag === name) around = undefined
    }
    if (name === 'resource' && close === '') {
      inner = { top: around?.id ?? attribute(tag, 'id'), isPromoted: attribute(tag, 'role') === 'Promoted' }
      if (!found.has(inner.top)) found.set(inner.top, { hosts: new Set(), promoted: new Set() })
    }
    if (name === 'node' && inner !== undefined) {
      const host = attribute(tag, 'name')
      found.get(inner.top)?.hosts.add(host)
      if (inner.isPromoted) found.get(inner.top)?.promoted.add(host)
    }
  }
  return new Map([...found].map(([name, { hosts, promoted }]) => [name, { hosts: [...hosts].sort(), promoted: [...promoted].sort() }]))
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}
