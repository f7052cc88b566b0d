import * as z from 'zod/mini'

import type { PlainElement } from '../../../xml/plain.js'
import { judgeValue } from '../reading/judge-value.js'
import { attributeNames, attributeSpec, childElement, childNames, eraOf, isKnownIn, rootElement } from '../vocabulary.js'
import type { AttributeSpec, ElementSpec, Era } from '../vocabulary.js'

export type { PlainElement } from '../../../xml/plain.js'

/** A cluster.conf as a program changes it: the element `cluster`. */
export type PlainClusterConf = PlainElement

const xmlName = /^[A-Za-z_][-A-Za-z0-9_.]*$/
// eslint-disable-next-line no-control-regex
const xmlText = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]*$/

/**
 * Makes the schema of a cluster.conf for a generation of the software: which elements stand in which, their attributes, and
 * what the values of these may be.
 */
export function createSchema(target: string): z.ZodMiniType<PlainClusterConf> {
  const era = eraOf(target)
  const known = new Map<ElementSpec, z.ZodMiniType<PlainElement>>()
  const schemaOf = (spec: ElementSpec): z.ZodMiniType<PlainElement> => {
    const schema = known.get(spec) ?? (spec.kind === 'foreign' ? foreignElement : elementOf(spec, era, schemaOf))
    known.set(spec, schema)
    return schema
  }
  return schemaOf(rootElement)
}

/** What is handed on to other software is not judged. */
const foreignElement: z.ZodMiniType<PlainElement> = /* @__PURE__ */ (() =>
  z.strictObject({
    tag: z.string().check(z.regex(xmlName)),
    attributes: z.record(z.string().check(z.regex(xmlName)), z.string().check(z.regex(xmlText))),
    get children() {
      return z.array(foreignElement)
    },
    text: z.optional(z.string().check(z.regex(xmlText))),
  }))()

function elementOf(spec: ElementSpec, era: Era, schemaOf: (spec: ElementSpec) => z.ZodMiniType<PlainElement>): z.ZodMiniType<PlainElement> {
  const { name } = spec
  const children = new Map(childNames(spec, era).map(child => [child, childElement(spec, child)]))
  return z.strictObject({
    tag: z.literal(name),
    attributes: attributesOf(spec, era),
    // Resources stand in each other: what may stand in one is worked out when there is one.
    children: z.array(
      z.lazy(() => z.any().check(context => {
        const { tag } = (context.value ?? {}) as Partial<PlainElement>
        const child = children.get(tag ?? '')
        if (child === undefined) {
          context.issues.push({ code: 'custom', input: context.value, path: ['tag'], message: `"${name}" holds no "${tag ?? ''}"` })
          return
        }
        const { error } = schemaOf(child).safeParse(context.value)
        for (const issue of error?.issues ?? []) context.issues.push({ code: 'custom', input: undefined, path: [...issue.path], message: issue.message })
      })),
    ),
    text: z.optional(z.string().check(z.regex(xmlText), z.refine(text => spec.hasText === true || text.trim() === '', { error: `"${name}" holds no text` }))),
  }) as unknown as z.ZodMiniType<PlainElement>
}

function attributesOf(spec: ElementSpec, era: Era): z.ZodMiniType {
  const known = attributeNames(spec, era).flatMap(name => {
    const attribute = attributeSpec(spec, name)
    if (attribute === undefined || !isKnownIn(attribute, era) || (attribute.schema !== undefined && era === 3)) return []
    const value = valueOf(name, attribute, { tag: spec.name, era })
    return [[name, isRequired(attribute, spec, era) ? value : z.optional(value)] as const]
  })
  const shape = Object.fromEntries(known)
  // The parameters of fence agents depend on the agent.
  if (spec.takesAgentParameters === true) return z.catchall(z.object(shape), z.string().check(z.regex(xmlText)))
  return z.strictObject(shape, {
    error: issue => (issue.code === 'unrecognized_keys' ? `"${spec.name}" has no attribute ${issue.keys.map(key => `"${key}"`).join(', ')}` : undefined),
  })
}

/** A resource may refer to its definition instead of having attributes of its own. */
function isRequired({ required }: AttributeSpec, { kind }: ElementSpec, era: Era): boolean {
  return kind !== 'resource' && (required === true || required?.includes(era) === true)
}

/** The schema of one value: whatever a daemon, or the schema that cluster 3 checks the file by, takes. */
function valueOf(name: string, spec: AttributeSpec, { tag, era }: { readonly tag: string; readonly era: Era }): z.ZodMiniType<string> {
  const judge = (value: string) => judgeValue({ attribute: { name, value, isUnknown: false, isMisleading: false }, spec, tag, era })
  const isTaken = (value: string): boolean => {
    const verdict = judge(value)
    return verdict?.severity !== 'error' || verdict.origin !== 'daemon'
  }
  return z.string().check(
    z.regex(xmlText, { error: 'The value holds a character that XML does not allow' }),
    z.refine(isTaken, { error: issue => judge(String(issue.input))?.message ?? 'This is no value for it' }),
  )
}
