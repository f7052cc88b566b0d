import type { Language } from '../language.js'

export const authkeys = undefined as unknown as Language
