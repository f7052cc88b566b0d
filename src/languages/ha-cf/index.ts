import type { Language } from '../language.js'

export const haCf = undefined as unknown as Language
