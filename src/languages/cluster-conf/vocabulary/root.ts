import { elementNamed } from './element-lookup.js'
import type { ElementSpec } from './spec.js'

const nothing: ElementSpec = {
  name: 'cluster',
  kind: 'element',
  doc: '',
  source: '',
  in: [],
  attributes: {},
  children: {},
}

/** The document's root, `cluster`. */
export const rootElement: ElementSpec = elementNamed('cluster') ?? nothing
