import type { AgentOperation } from '../../facts/agent-operations.js'
import { valueOf } from '../../languages/cluster-conf/ast.js'
import type { XmlElement } from '../../languages/cluster-conf/ast.js'
import { durationSeconds } from '../../languages/cluster-conf/reading/daemon-value.js'
import type { Primitive } from '../draft.js'
import { carried, lost, replaced } from '../ledger.js'
import type { Ledger, Outcome } from '../ledger.js'
import { settle } from './account.js'

interface Written {
  /** The `action` elements of a resource. */
  readonly actions: readonly XmlElement[]
  readonly ledger: Ledger
  /** rgmanager takes a timeout for a failure (`__enforce_timeouts`); else it takes no notice of it. */
  readonly isEnforced: boolean
}

/**
 * Gives the operations of resources the times that are written for the actions of one of rgmanager; says what became of each attribute.
 *
 * Source: rgmanager reslist.c read_actions(), resources/fs.sh "depth": 10 reads, 20 writes, as OCF_CHECK_LEVEL of Filesystem does.
 */
export function withActions(resources: readonly Primitive[], { actions, ledger, isEnforced }: Written): readonly Primitive[] {
  let changed = resources
  for (const action of actions) {
    const name = valueOf(action, 'name') ?? ''
    const operation = name === 'status' ? 'monitor' : name
    if (operations.has(operation)) changed = changed.map(resource => timed(resource, { action, operation, ledger, isEnforced }))
    if (operations.has(operation)) settle(ledger, action, replaced(`CIB: operation ${operation}`), ['name', 'depth'])
    else settle(ledger, action, lost(`the agent has no action "${name}"`))
  }
  return changed
}

const operations: ReadonlySet<string> = new Set(['start', 'stop', 'monitor'])

interface Timing {
  readonly action: XmlElement
  readonly operation: string
  readonly ledger: Ledger
  readonly isEnforced: boolean
}

function timed(resource: Primitive, timing: Timing): Primitive {
  const { action } = timing
  const seconds = durationSeconds(valueOf(action, 'timeout') ?? '')
  const interval = durationSeconds(valueOf(action, 'interval') ?? '')
  const depth = valueOf(action, 'depth') ?? '0'
  const isLevel = resource.agent === 'ocf:heartbeat:Filesystem' && (depth === '10' || depth === '20') && timing.operation === 'monitor'
  if (isLevel && interval !== undefined && interval > 0) return withLevel(resource, { ...timing, depth, interval, seconds })
  if (depth !== '0' && depth !== '*' && timing.operation === 'monitor') {
    settle(timing.ledger, action, lost(`the agent looks as closely as it does: it knows no depth ${depth}`), ['depth', 'interval', 'timeout'])
    return resource
  }
  return { ...resource, operations: resource.operations.map(operation => (operation.name === timing.operation && operation.level === undefined ? adjusted(operation, { ...timing, seconds, interval }) : operation)) }
}

interface Times {
  readonly seconds: number | undefined
  readonly interval: number | undefined
}

function adjusted(operation: AgentOperation, { action, ledger, isEnforced, seconds, interval }: Timing & Times): AgentOperation {
  const say = (outcome: Outcome, name: string): void => settle(ledger, action, outcome, [name])
  const before = durationSeconds(operation.timeout ?? '') ?? 0
  const isLonger = seconds !== undefined && seconds > before
  if (seconds !== undefined) {
    const note = isEnforced ? undefined : 'rgmanager went on when it was over; Pacemaker takes it for a failure'
    say(isLonger ? carried(`CIB: timeout=${seconds}s of the operation ${operation.name}`, note) : replaced(`CIB: timeout=${operation.timeout ?? ''} of the operation ${operation.name}`, 'the agent asks for no less'), 'timeout')
  }
  const isRepeated = operation.name === 'monitor'
  if (interval !== undefined) say(!isRepeated ? lost('only what looks is repeated') : interval > 0 ? carried(`CIB: interval=${interval}s of the operation monitor`) : lost('rgmanager did not look at it; Pacemaker does, or it would not see that it fails'), 'interval')
  return { ...operation, ...(isLonger ? { timeout: `${seconds}s` } : {}), ...(isRepeated && interval !== undefined && interval > 0 ? { interval: `${interval}s` } : {}) }
}

/** Adds a closer look; where another has its interval, the closest of them counts for both. */
function withLevel(resource: Primitive, { action, ledger, depth, interval, seconds }: Timing & Times & { readonly depth: '10' | '20'; readonly interval: number }): Primitive {
  const every = `${interval}s`
  const same = resource.operations.find(operation => operation.name === 'monitor' && operation.interval === every)
  const level = same?.level === '20' ? '20' : depth
  const usual = resource.operations.find(({ name }) => name === 'monitor')?.timeout ?? '40s'
  const timeout = seconds !== undefined && seconds > (durationSeconds(usual) ?? 0) ? `${seconds}s` : usual
  settle(ledger, action, carried(`CIB: a monitor with OCF_CHECK_LEVEL=${level} each ${every}`), ['depth', 'interval', 'timeout'])
  const closer: AgentOperation = { ...same, name: 'monitor', interval: every, timeout, level }
  return { ...resource, operations: [...resource.operations.filter(operation => operation !== same), closer] }
}
