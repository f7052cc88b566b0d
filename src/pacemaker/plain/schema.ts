import * as z from 'zod/mini'

import type { PlainElement } from '../../xml/plain.js'
import { isTaken } from '../reading/values.js'
import { newestSchemaOf } from '../targets.js'
import { brokenChoice, missingParts } from '../reading/choices.js'
import { attributeAt, attributesOf, childrenOf, elementAt, isKnownBy } from '../vocabulary.js'
import type { Choice, ElementEntry } from '../vocabulary.js'

export type { PlainElement } from '../../xml/plain.js'

/** A CIB as a program changes it: the element `cib`. */
export type PlainCib = PlainElement

const xmlName = /^[A-Za-z_][-A-Za-z0-9_.]*$/
// eslint-disable-next-line no-control-regex
const xmlText = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]*$/

/** What the cluster writes of its state is not judged. */
const openElement: z.ZodMiniType<PlainElement> = /* @__PURE__ */ (() =>
  z.strictObject({
    tag: z.string().check(z.regex(xmlName)),
    attributes: z.record(z.string().check(z.regex(xmlName)), z.string().check(z.regex(xmlText))),
    get children() {
      return z.array(openElement)
    },
    text: z.optional(z.string().check(z.regex(xmlText))),
  }))()

/** Makes the schema of a CIB for a release, by the newest schema that this release brings: elements, attributes and values. */
export function createSchema(target: string): z.ZodMiniType<PlainCib> {
  return schemaFor({ version: newestSchemaOf(target), hasIds: true })
}

/** Makes the same where ids need not be said, and the attributes of the CIB itself are the cluster's. */
export function createSchemaWithoutIds(target: string): z.ZodMiniType<PlainCib> {
  return schemaFor({ version: newestSchemaOf(target), hasIds: false })
}

interface Judged {
  readonly version: string
  /** Ids are said everywhere. */
  readonly hasIds: boolean
}

function schemaFor(judged: Judged): z.ZodMiniType<PlainCib> {
  const known = new Map<string, z.ZodMiniType<PlainElement>>()
  const schemaOf = (tag: string): z.ZodMiniType<PlainElement> => {
    const entry = elementAt(tag)
    const schema = known.get(tag) ?? (entry === undefined || entry.isOpen ? openElement : elementOf(entry, judged, schemaOf))
    known.set(tag, schema)
    return schema
  }
  return schemaOf('cib')
}

function elementOf(entry: ElementEntry, judged: Judged, schemaOf: (tag: string) => z.ZodMiniType<PlainElement>): z.ZodMiniType<PlainElement> {
  const { name } = entry
  const { version } = judged
  const children = new Set(childrenOf(entry, version).map(({ tag }) => tag))
  // Who writes no ids chooses by other means as well.
  const choices = judged.hasIds ? entry.choices.filter(choice => isKnownBy(version, choice)) : []
  const element = z.strictObject({
    tag: z.literal(name),
    attributes: attributesSchema(entry, judged),
    // Rules stand in each other: what may stand in one is worked out when there is one.
    children: z.array(
      z.lazy(() => z.any().check(context => {
        const { tag = '' } = (context.value ?? {}) as Partial<PlainElement>
        if (!children.has(tag)) {
          context.issues.push({ code: 'custom', input: context.value, path: ['tag'], message: `"${name}" holds no "${tag}"` })
          return
        }
        const { error } = schemaOf(tag).safeParse(context.value)
        for (const issue of error?.issues ?? []) context.issues.push({ code: 'custom', input: undefined, path: [...issue.path], message: issue.message })
      })),
    ),
    text: z.optional(z.string().check(z.refine(text => text.trim() === '', { error: `"${name}" holds no text` }))),
  }) as unknown as z.ZodMiniType<PlainElement>
  return choices.length === 0 ? element : element.check(({ value, issues }) => {
    for (const choice of choices) for (const message of choiceIssues(value, choice)) issues.push({ code: 'custom', input: value, path: [], message })
  })
}

function* choiceIssues({ tag, attributes, children }: PlainElement, choice: Choice): Generator<string> {
  const broken = brokenChoice(choice, {
    valueOf: name => attributes[name]?.trim(),
    thereOf: parts => parts.filter(part => (part.startsWith('@') ? attributes[part.slice(1)] !== undefined : children.some(child => child.tag === part.slice(1)))),
  })
  if (broken === undefined) return
  const named = (part: string): string => `"${part.slice(1)}"`
  yield broken.surplus === undefined ? `"${tag}" has no ${missingParts(broken).map(named).join(' or ')}` : `"${tag}" cannot have ${named(broken.surplus)}`
}

function attributesSchema(entry: ElementEntry, { version, hasIds }: Judged): z.ZodMiniType {
  const shape = Object.fromEntries(
    attributesOf(entry, version).map(({ name, isRequired }) => {
      const value = valueSchema(entry, name, version)
      return [name, isRequired && (hasIds || (name !== 'id' && entry.name !== 'cib')) ? value : z.optional(value)]
    }),
  )
  return z.strictObject(shape, {
    error: issue => (issue.code === 'unrecognized_keys' ? `"${entry.name}" has no attribute ${issue.keys.map(key => `"${key}"`).join(', ')}` : undefined),
  })
}

function valueSchema(entry: ElementEntry, name: string, version: string): z.ZodMiniType<string> {
  const own = attributeAt(entry, name, version)
  return z.string().check(
    z.regex(xmlText, { error: 'The value holds a character that XML does not allow' }),
    z.refine(value => own === undefined || isTaken(own, value, version), { error: issue => `"${String(issue.input)}" is no value for "${name}"` }),
  )
}
