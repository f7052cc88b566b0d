import { listed, milliseconds } from '../../text/quantity.js'
import { step } from '../story.js'
import type { Step } from '../story.js'
import type { CmanNode, CmanSetup, FenceMethod } from './setup.js'

/** What comes of shooting a node. */
export interface Fencing {
  readonly steps: readonly Step[]
  /** It succeeds without somebody who helps. */
  readonly isCertain: boolean
  /** The delays of the methods up to the one that succeeds. */
  readonly delayMs: number
}

/** The shot at a node, by its methods in their order. Source: cluster fence/libfence/agent.c fence_node(). */
export function fencingOf({ postFailDelayMs, tokenMs }: CmanSetup, { name, fencing, at }: CmanNode, lacksPower = false): Fencing {
  const [first] = fencing
  if (first === undefined) {
    return { steps: [step(`No method fences "${name}": GFS, clvmd and rgmanager wait until somebody says fence_ack_manual`, undefined, { value: true, at })], isCertain: false, delayMs: 0 }
  }
  const steps: Step[] = []
  let delayMs = 0
  for (const [index, method] of fencing.entries()) {
    const isFirst = index === 0
    const atMs = isFirst ? tokenMs.value + postFailDelayMs.value + method.delayMs : undefined
    const decided = { value: true, at: method.at }
    if (isFirst || lacksPower) delayMs += method.delayMs
    steps.push(step(`${isFirst ? 'fenced' : lacksPower ? 'Then it' : 'If that fails it'} shoots "${name}" with ${devicesText(method)}${method.delayMs === 0 ? '' : ` after a delay of ${milliseconds(method.delayMs)}`}`, atMs, decided))
    if (method.isManual) {
      steps.push(step('That is a person: everything waits for fence_ack_manual', undefined, decided))
      return { steps, isCertain: false, delayMs }
    }
    if (!lacksPower) continue
    if (!method.needsPowerOfVictim) return { steps, isCertain: true, delayMs }
    steps.push(step(`That needs the power of "${name}", and fails`, undefined, decided))
  }
  if (!lacksPower) return { steps, isCertain: true, delayMs }
  steps.push(step(`fenced tries again and again; GFS, clvmd and rgmanager wait until "${name}" has power again or somebody says fence_ack_manual`, undefined, { value: true, at: first.at }))
  return { steps, isCertain: false, delayMs }
}

function devicesText({ devices }: FenceMethod): string {
  return listed(devices.map(({ device, agent }) => `"${device}" (${agent})`))
}

/** Tells whether nothing but devices in the node itself can shoot it. */
export function needsPower({ fencing }: CmanNode): boolean {
  return fencing[0]?.needsPowerOfVictim === true
}

/** The first shots at a node, where nobody knows yet whether they succeed; a person is named as one. */
export function firstShot(setup: CmanSetup, node: CmanNode): readonly Step[] {
  const { steps } = fencingOf(setup, node)
  return node.fencing[0]?.isManual === true ? steps : steps.slice(0, 1)
}
