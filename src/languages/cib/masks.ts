export { masks } from '../../pacemaker/masks.js'
