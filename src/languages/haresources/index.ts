import type { Language } from '../language.js'

export const haresources = undefined as unknown as Language
