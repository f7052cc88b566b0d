import type { Secret } from '../text/secret.js'
import type { Draft } from './draft.js'

/** How much longer one of two hosts waits before it fences the other, so that not both do when they lose each other. */
const headStart = '10s'

/** The host that services like best; the first where they like none. */
export function favouredOf({ constraints, nodes }: Draft): string | undefined {
  const likes = constraints.flatMap(constraint => (constraint.kind === 'location' && /^\d+$/.test(constraint.score) ? [constraint] : []))
  return likes.sort((a, b) => Number(b.score) - Number(a.score))[0]?.node ?? nodes[0]?.name
}

/** Has one of two hosts fenced later than the other, where no device says yet how long it waits. */
export function delayFencing({ nodes, resources, decisions }: Draft, favoured: string | undefined): void {
  const devices = resources.flatMap((resource, index) => (resource.kind === 'primitive' && resource.agent.startsWith('stonith:') ? [{ resource, index }] : []))
  if (nodes.length !== 2 || favoured === undefined || devices.some(({ resource }) => resource.parameters['pcmk_delay_base'] !== undefined || resource.parameters['pcmk_delay_max'] !== undefined)) return
  const late = devices.filter(({ resource: { parameters } }) => textOf(parameters['pcmk_host_list']).split(' ').includes(favoured))
  for (const { resource, index } of late) {
    const isForOne = textOf(resource.parameters['pcmk_host_list']) === favoured
    // A device of both hosts waits for the one only.
    resources[index] = { ...resource, parameters: { ...resource.parameters, pcmk_delay_base: isForOne ? headStart : `${favoured}:${headStart}` } }
  }
  if (late.length > 0) decisions.push({ what: `"${favoured}" is fenced ${headStart} later than the other host`, why: 'two hosts that lose each other would fence each other at the same moment' })
}

function textOf(value: string | Secret | undefined): string {
  return typeof value === 'string' ? value : ''
}
