import type { createSchema } from './schema.js'

/** Makes the schema of a release; zod is loaded now and not before, because checking files does without it. */
export async function loadSchema(target: string): Promise<ReturnType<typeof createSchema>> {
  const module = await import('./schema.js')
  return module.createSchema(target)
}
