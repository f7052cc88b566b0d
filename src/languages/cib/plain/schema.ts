export { createSchema } from '../../../pacemaker/plain/schema.js'
export type { PlainCib, PlainElement } from '../../../pacemaker/plain/schema.js'
