export { colorStyle } from './colors.js'
export { escaped } from './escaped.js'
export { page } from './page.js'
export type { PageParts } from './page.js'
