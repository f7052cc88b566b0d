import type { Fact, Written } from '../../facts/fact.js'
import type { Located, Origin } from '../../text/located.js'
import type { CorosyncConf, SectionView, Setting } from './model.js'
import { keyAt } from './vocabulary.js'

/** What each host may have for itself. */
const ofOneHost = new Set(['totem.nodeid', 'totem.interface.bindnetaddr', 'quorum.votes'])

/** Says what the file tells the cluster: everything that must be equal on all nodes. */
export function* extractFacts(model: CorosyncConf): Generator<Fact> {
  const file = { language: 'corosync-conf', path: model.file }
  const start = { file: model.file, span: { start: 0, end: 0 } }
  yield { kind: 'config-file', ...file, origin: start, target: model.target, ...(model.mode === undefined ? {} : { mode: model.mode }) }
  for (const { name, nodeid, addresses } of model.nodes) {
    if (name === undefined || name.value.value === '') continue
    yield {
      kind: 'corosync-node',
      name: name.value.value,
      ...(nodeid === undefined ? {} : { id: writtenIn(nodeid.value) }),
      addresses: [...addresses].map(([link, { value }]) => ({ link, address: value.value, at: placeOf(value) })),
      origin: placeOf(name.value),
    }
  }
  const seen = new Map<string, number>()
  for (const section of model.sections) {
    // How a host logs is its own matter.
    if (section.path.split('.')[0] === 'logging') continue
    const base = keyOf(section)
    const count = (seen.get(base) ?? 0) + 1
    seen.set(base, count)
    const prefix = count === 1 ? base : `${base}#${count}`
    for (const setting of section.settings) {
      if (ofOneHost.has(setting.path)) continue
      const { file: path, span } = setting.value
      yield { kind: 'setting', ...file, key: `${prefix} / ${setting.key.value}`, value: setting.secret?.value ?? normal(setting), origin: { file: path, span } }
    }
  }
}

function placeOf({ file, span }: Located<string>): Origin {
  return { file, span }
}

function writtenIn(value: Located<string>): Written {
  return { value: value.value, at: placeOf(value) }
}

/** Nodes go by their names or numbers, links by their numbers, all others by their paths. */
function keyOf({ path, settings }: SectionView): string {
  const own = settings.find(({ key }) => (path === 'nodelist.node' ? ['name', 'nodeid', 'ring0_addr'] : ['linknumber', 'ringnumber', 'uid', 'gid']).includes(key.value))
  return own === undefined ? path.replaceAll('.', ' ') : `${path.replaceAll('.', ' ')} ${own.value.value}`
}

/** Writes a number as corosync understands it: `02` is 2. */
function normal({ path, value }: Setting): string {
  const type = keyAt(path)?.type ?? 'text'
  return /^[ui]\d/.test(type) && /^[+]?\d+$/.test(value.value) ? value.value.replace(/^\+?0*(?=\d)/, '') : value.value
}
