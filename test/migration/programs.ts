import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { PlainElement } from '../../src/xml/plain.js'
import { readXml, writeXml } from '../../src/xml/plain.js'
import { spawnSync } from '../support/programs.js'

const hostsOfCorosync = 'test/migration/corosync-hosts.sh'

/** Where a resource runs, by its id: `alpha`, or `alpha Promoted`; several with commas, in order. */
export type Places = Readonly<Record<string, string>>

/** Says why the scheduler of Pacemaker cannot be asked; `undefined` where it can. */
export function whyNoSimulation(): string | undefined {
  return spawnSync('crm_simulate', ['--version']).status === 0 ? undefined : 'crm_simulate is not installed'
}

/**
 * Lets the scheduler start a cluster of which all hosts are there and nothing runs, and tells where everything is afterwards.
 *
 * DRBD says by an attribute that it can be promoted, on all hosts alike, and what pings says that it reaches all.
 */
export function started(cib: string): Places {
  return simulated(withState(cib)).places
}

/** Lets the scheduler start a cluster, then gives hosts other values of a node attribute, and tells where everything is afterwards. */
export function moved(cib: string, attribute: string, values: Readonly<Record<string, string>>): { readonly before: Places; readonly after: Places } {
  const first = simulated(withState(cib))
  const root = readXml(first.cib)
  if (root === undefined) throw new Error('crm_simulate wrote no CIB')
  const ids = new Map(everyElement(root).flatMap(({ tag, attributes }) => (tag === 'node' ? [[attributes['id'], values[attributes['uname'] ?? '']] as const] : [])))
  const changed = (one: PlainElement, value: string | undefined): PlainElement => {
    const own = one.tag === 'transient_attributes' ? ids.get(one.attributes['id']) : value
    const isIt = one.tag === 'nvpair' && one.attributes['name'] === attribute && own !== undefined
    return { ...one, attributes: isIt ? { ...one.attributes, value: own } : one.attributes, children: one.children.map(child => changed(child, own)) }
  }
  return { before: first.places, after: simulated(writeXml([changed(root, undefined)])).places }
}

function simulated(cib: string): { readonly places: Places; readonly cib: string } {
  const folder = mkdtempSync(join(tmpdir(), 'cib-'))
  try {
    const file = join(folder, 'cib.xml')
    const written = join(folder, 'after.xml')
    writeFileSync(file, cib)
    const { stdout, stderr, status } = spawnSync('crm_simulate', ['-S', '-x', file, '-O', written, '--output-as=xml'], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`crm_simulate: ${stderr}${stdout}`)
    const root = readXml(stdout)
    if (root === undefined) throw new Error(`crm_simulate printed ${stdout}`)
    const last = everyElement(root).filter(({ tag }) => tag === 'resources').at(-1)
    return { places: placesIn(last), cib: readFileSync(written, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function placesIn(resources: PlainElement | undefined): Places {
  const places: Record<string, string[]> = {}
  for (const { tag, attributes, children } of resources === undefined ? [] : everyElement(resources)) {
    if (tag !== 'resource') continue
    const id = (attributes['id'] ?? '').replace(/:\d+$/, '')
    const own = (places[id] ??= [])
    for (const child of children) if (child.tag === 'node') own.push(`${child.attributes['name'] ?? ''}${/^Started$/.test(attributes['role'] ?? '') ? '' : ` ${attributes['role'] ?? ''}`}`)
  }
  return Object.fromEntries(Object.entries(places).map(([id, own]) => [id, own.sort().join(', ')]))
}

function everyElement(element: PlainElement): PlainElement[] {
  return [element, ...element.children.flatMap(everyElement)]
}

function withState(cib: string): string {
  const root = readXml(cib)
  if (root === undefined) throw new Error('The CIB is not well-formed')
  const all = everyElement(root)
  const drbd = all.filter(({ tag, attributes }) => tag === 'primitive' && attributes['type'] === 'drbd').map(({ attributes }) => attributes['id'] ?? '')
  const pings = all.filter(({ tag, attributes }) => tag === 'expression' && attributes['attribute']?.startsWith('pingd') === true).map(({ attributes }) => attributes['attribute'] ?? '')
  const values = [...drbd.map(id => [`master-${id}`, '10000'] as const), ...[...new Set(pings)].map(name => [name, '1000'] as const)]
  const nodes = all.filter(({ tag }) => tag === 'node').map(({ attributes }) => attributes)
  const status = element('status', {}, nodes.map(({ id = '', uname = '' }) =>
    element('node_state', { id, uname, in_ccm: 'true', crmd: 'online', join: 'member', expected: 'member' }, [
      element('transient_attributes', { id }, [element('instance_attributes', { id: `status-${id}` }, values.map(([name, value]) => element('nvpair', { id: `status-${id}-${name}`, name, value })))]),
      element('lrm', { id }, [element('lrm_resources', {})]),
    ]),
  ))
  return writeXml([{ ...root, attributes: { ...root.attributes, 'have-quorum': '1', 'dc-uuid': nodes[0]?.['id'] ?? '' }, children: [...root.children, status] }])
}

function element(tag: string, attributes: Record<string, string>, children: PlainElement[] = []): PlainElement {
  return { tag, attributes, children }
}

/** Reads a corosync.conf as each of its hosts; lists the hosts that refuse it, with what they say. */
export function refusalsOfCorosync(text: string, { isFirstOnly = false } = {}): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'corosync-conf-'))
  try {
    const nodes = [...text.matchAll(/\tnode \{\n([^}]*)\}/g)].map(([, body = ''], index) => {
      const name = /name: (\S+)/.exec(body)?.[1] ?? ''
      const written = [...body.matchAll(/ring\d_addr: (\S+)/g)].map(([, address = '']) => address)
      // A name stands for an address that the file does not say.
      return { name, names: written.filter(isName), addresses: written.map(address => (isName(address) ? `203.0.113.${index + 101}` : address)) }
    })
    writeFileSync(join(folder, 'corosync.conf'), text)
    writeFileSync(join(folder, 'hosts'), `127.0.0.1 localhost\n${nodes.map(({ name, names, addresses }) => `${addresses[0] ?? ''} ${[...new Set([name, ...names])].join(' ')}\n`).join('')}`)
    const asked = isFirstOnly ? nodes.slice(0, 1) : nodes
    const input = asked.map(({ name, addresses }) => `${name} ${addresses.map(address => `${address}/${address.includes(':') ? 64 : 24}`).join(' ')}\n`).join('')
    const { stdout, status, stderr } = spawnSync(hostsOfCorosync, [folder], { input, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    const lines = stdout.trim().split('\n')
    if (lines.length !== asked.length) throw new Error(`corosync answered for ${lines.length} of ${asked.length} hosts`)
    return lines.filter(line => line.split(' ')[1] !== '0')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function isName(address: string): boolean {
  return !/^[\d.]+$|:/.test(address)
}
