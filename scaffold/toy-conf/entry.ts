import type { LanguageEntry } from '../../src/languages/language.js'

/** A language that is in no product: `npm run new:language` copies it, and a test finds it wherever languages are found. */
export const toyEntry: LanguageEntry = {
  id: 'toy-conf',
  title: 'toy.conf',
  targetFamily: 'toy',
  softwareName: 'Toy',
  paths: ['/etc/toy/toy.conf'],
  fileNames: ['toy.conf'],
  inReports: { 'toy.conf': '/etc/toy/toy.conf' },
  load: async () => (await import('./language/language.js')).toyConf,
}
