import * as z from 'zod/mini'

import { couldBeAddress } from '../reading/address.js'
import { scriptNamed, takesArguments } from '../vocabulary.js'

/** A resource: a script and what it is called with. */
export interface PlainResource {
  script: string
  arguments: string[]
}

/** A host and the resources that it should have. */
export interface PlainGroup {
  /** The preferred owner. */
  host: string
  resources: PlainResource[]
}

/** A haresources as a program changes it. */
export interface PlainHaresources {
  groups: PlainGroup[]
}

/** Makes the schema of a haresources: the scripts that heartbeat brings along with what they take, and any other script. */
export function createSchema(): z.ZodMiniType<PlainHaresources> {
  const word = z.string().check(z.regex(/^[^\s#\\]+$/, { error: 'A word has no blank, "#" or backslash in it' }))
  const part = word.check(z.refine(text => !text.includes('::') && !/^:|:$/.test(text), { error: '"::" stands between arguments' }))
  const resource = z.strictObject({ script: part, arguments: z.array(part) }).check(
    z.refine(isNoAddress, { path: ['script'], error: 'An address is the argument of IPaddr' }),
    z.refine(isCall, { path: ['arguments'], error: issue => messageFor(issue.input as PlainResource) }),
    z.refine(hasAddress, { path: ['arguments', 0], error: 'This is no address' }),
  )
  return z.strictObject({ groups: z.array(z.strictObject({ host: word, resources: z.array(resource) })) })
}

/** Too few numbers for ResourceManager to take the word for an address. */
function isNoAddress({ script, arguments: given }: PlainResource): boolean {
  return given.length > 0 || !/^[0-9]+(\.[0-9]+)+(\/|$)/.test(script)
}

function isCall({ script, arguments: given }: PlainResource): boolean {
  const entry = scriptNamed(script)
  return entry === undefined || takesArguments(entry, given.length)
}

function messageFor({ script }: PlainResource): string {
  return `${script} takes ${scriptNamed(script)?.value ?? 'other arguments'}`
}

/** `ADDRESS[/MASK[/INTERFACE[/BROADCAST]]]`; slashes in a row count as one. */
function hasAddress({ script, arguments: [first = ''] }: PlainResource): boolean {
  const address = first.split('/').find(part => part !== '') ?? first
  return scriptNamed(script)?.takes !== 'address' || couldBeAddress(address, script)
}
