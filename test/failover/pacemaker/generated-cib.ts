import type { Random } from '../../support/random.js'

/** A CIB of a cluster that somebody could run, drawn at random, and what is needed to ask about it. */
export interface GeneratedCib {
  readonly nodes: readonly string[]
  /** By the primitive of each DRBD clone the nodes that hold its data. */
  readonly data: ReadonlyMap<string, readonly string[]>
  /** `<configuration>`, without what the cluster is in at the moment. */
  readonly configuration: string
}

const names = ['alpha', 'beta', 'gamma', 'delta']

/** Draws two to four nodes, DRBD below groups, single resources, clones, fence devices, and constraints among them. */
export function generateCib(random: Random): GeneratedCib {
  const integer = (least: number, most: number): number => least + random.below(most - least + 1)
  const chance = (share: number): boolean => random.below(100) < share * 100
  const pick = <Item>(items: readonly Item[]): Item => items[random.below(items.length)] as Item
  const nodes = names.slice(0, integer(2, 4))
  const resources: string[] = []
  const constraints: string[] = []
  const data = new Map<string, readonly string[]>()
  const singles: string[] = []
  let count = 0
  const order = (first: string, next: string, action?: string): void => {
    count += 1
    constraints.push(`<rsc_order id="c${count}" first="${first}" then="${next}"${action === undefined ? '' : ` first-action="${action}" then-action="start"`}/>`)
  }
  const constrain = (tag: string, attributes: Readonly<Record<string, string>>): void => {
    count += 1
    constraints.push(`<rsc_${tag} id="c${count}" ${Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(' ')}/>`)
  }
  const primitive = (id: string, { agent = 'class="ocf" provider="heartbeat" type="Dummy"', parameters = {}, meta = {} }: { readonly agent?: string; readonly parameters?: Readonly<Record<string, string>>; readonly meta?: Readonly<Record<string, string>> } = {}): string => (
    `<primitive id="${id}" ${agent}>${pairs('instance_attributes', `${id}-p`, parameters)}${pairs('meta_attributes', `${id}-m`, meta)}<operations><op id="${id}-op" name="monitor" interval="30s" timeout="20s"/></operations></primitive>`
  )
  const metaOf = (): Record<string, string> => ({
    ...(chance(0.15) ? { 'resource-stickiness': pick(['0', '50', '1000', 'INFINITY']) } : {}),
    ...(chance(0.15) ? { priority: pick(['5', '10']) } : {}),
    ...(chance(0.05) ? { 'target-role': 'Stopped' } : {}),
  })
  const single = (id: string): string => {
    singles.push(id)
    if (chance(0.5)) return primitive(id, { meta: metaOf() })
    const members = Array.from({ length: integer(2, 3) }, (_, index) => primitive(`${id}-${index}`))
    return `<group id="${id}">${pairs('meta_attributes', `${id}-m`, metaOf())}${members.join('')}</group>`
  }
  if (chance(0.7)) {
    for (const node of nodes) {
      resources.push(primitive(`fence-${node}`, { agent: 'class="stonith" type="fence_ipmilan"', parameters: { ip: '192.0.2.101', pcmk_host_list: node } }))
      if (chance(0.7)) constrain('location', { rsc: `fence-${node}`, node, score: '-INFINITY' })
    }
  }
  for (let index = 0; index < integer(0, 2); index += 1) {
    const holders = nodes.length > 2 && chance(0.5) ? nodes.slice(0, 2) : nodes.slice(0, 3)
    data.set(`drbd-${index}`, holders)
    const meta = { promotable: 'true', notify: 'true', 'clone-max': String(nodes.length), ...(chance(0.3) ? { interleave: 'true' } : {}) }
    resources.push(`<clone id="ms-${index}">${pairs('meta_attributes', `ms-${index}-m`, meta)}${primitive(`drbd-${index}`, { agent: 'class="ocf" provider="linbit" type="drbd"', parameters: { drbd_resource: `r${index}` } })}</clone>`)
    if (holders.length < nodes.length && chance(0.7)) for (const node of nodes) if (!holders.includes(node)) constrain('location', { rsc: `ms-${index}`, node, score: '-INFINITY' })
    resources.push(single(`on-${index}`))
    constrain('colocation', { rsc: `on-${index}`, 'with-rsc': `ms-${index}`, 'with-rsc-role': 'Promoted', score: 'INFINITY' })
    order(`ms-${index}`, `on-${index}`, 'promote')
    if (chance(0.3)) {
      count += 1
      constraints.push(`<rsc_location id="c${count}" rsc="ms-${index}"><rule id="c${count}-rule" role="Promoted" score="${pick(['100', '5000', '-INFINITY', '-50'])}"><expression id="c${count}-expression" attribute="#uname" operation="${pick(['eq', 'ne'])}" value="${pick(nodes)}"/></rule></rsc_location>`)
    }
  }
  for (let index = 0; index < integer(0, 3); index += 1) resources.push(single(`s${index}`))
  if (chance(0.3)) resources.push(`<clone id="all">${pairs('meta_attributes', 'all-m', chance(0.3) ? { 'clone-max': '2' } : {})}${primitive('each')}</clone>`)
  for (const id of singles) {
    if (chance(0.4)) constrain('location', { rsc: id, node: pick(nodes), score: pick(['50', '100', '300', 'INFINITY', '-INFINITY', '-100', '0']) })
    if (chance(0.15)) constrain('location', { rsc: id, node: pick(nodes), score: pick(['10', '100', '-INFINITY']) })
  }
  const free = singles.filter(id => id.startsWith('s'))
  for (const [index, id] of free.entries()) {
    const others = singles.filter(other => other.startsWith('on') || free.indexOf(other) < index)
    const other = others.length === 0 ? undefined : pick(others)
    if (other === undefined || chance(0.5)) continue
    constrain('colocation', { rsc: id, 'with-rsc': other, score: pick(['INFINITY', 'INFINITY', '-INFINITY', '1000', '-200']) })
    if (chance(0.5)) order(other, id)
  }
  const stickiness = pick([undefined, '0', '1', '100', '200'])
  const policy = pick([undefined, 'stop', 'freeze', 'demote', 'suicide'])
  const options = { ...(policy === undefined ? {} : { 'no-quorum-policy': policy }), 'stonith-enabled': resources.some(text => text.includes('class="stonith"')) ? 'true' : 'false', ...(chance(0.1) ? { 'symmetric-cluster': 'true' } : {}), ...(chance(0.1) ? { 'placement-strategy': pick(['balanced', 'utilization']) } : {}) }
  return {
    nodes,
    data,
    configuration: `<configuration><crm_config>${pairs('cluster_property_set', 'cib-bootstrap-options', options)}</crm_config>`
      + `<nodes>${nodes.map((node, index) => `<node id="${index + 1}" uname="${node}"/>`).join('')}</nodes>`
      + `<resources>${resources.join('')}</resources><constraints>${constraints.join('')}</constraints>`
      + `${stickiness === undefined ? '' : `<rsc_defaults>${pairs('meta_attributes', 'defaults', { 'resource-stickiness': stickiness })}</rsc_defaults>`}</configuration>`,
  }
}

function pairs(tag: string, id: string, values: Readonly<Record<string, string>>): string {
  const inner = Object.entries(values).map(([name, value]) => `<nvpair id="${id}-${name}" name="${name}" value="${value}"/>`)
  return inner.length === 0 ? '' : `<${tag} id="${id}">${inner.join('')}</${tag}>`
}

/** Writes the CIB, with all nodes up and nothing running where `isLive`, so that the scheduler can be asked. */
export function writtenCib({ nodes, data, configuration }: GeneratedCib, isLive: boolean): string {
  const head = '<cib crm_feature_set="3.16.1" validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1" dc-uuid="1">'
  return `${head}${configuration}${isLive ? `<status>${[...statesOf({ nodes, data }).values()].join('')}</status>` : ''}</cib>`
}

/** What the status says of each node that is up and runs nothing yet. */
export function statesOf({ nodes, data }: Pick<GeneratedCib, 'nodes' | 'data'>): ReadonlyMap<string, string> {
  return new Map(nodes.map((node, index) => {
    const scores = Object.fromEntries([...data].filter(([, holders]) => holders.includes(node)).map(([primitive]) => [`master-${primitive}`, '10000']))
    const id = index + 1
    return [node, `<node_state id="${id}" uname="${node}" in_ccm="true" crmd="online" join="member" expected="member"><transient_attributes id="${id}">${pairs('instance_attributes', `status-${id}`, scores)}</transient_attributes><lrm id="${id}"><lrm_resources/></lrm></node_state>`]
  }))
}
