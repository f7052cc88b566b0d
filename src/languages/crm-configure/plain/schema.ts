export { createSchemaWithoutIds as createSchema } from '../../../pacemaker/plain/schema.js'
export type { PlainElement as PlainCrmConfigure } from '../../../pacemaker/plain/schema.js'
