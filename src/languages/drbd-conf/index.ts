import type { Language } from '../language.js'

export const drbdConf = undefined as unknown as Language
