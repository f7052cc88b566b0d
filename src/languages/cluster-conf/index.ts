import type { Language } from '../language.js'

export const clusterConf = undefined as unknown as Language
