import { boothPlaces } from '../../readers/booth-places.js'
import { createNameMatcher } from './glob.js'

export { boothPlaces }

const [folder = '', name = ''] = [boothPlaces.slice(0, boothPlaces.lastIndexOf('/')), boothPlaces.slice(boothPlaces.lastIndexOf('/') + 1)]

/** The folder of booth's files. */
export const boothFolder = folder

/** Tells whether a path on a host is that of a configuration of booth, which is checked though it is no language's. */
export function isBoothFile(path: string): boolean {
  return path.startsWith(`${folder}/`) && createNameMatcher(name)(path.slice(folder.length + 1))
}
