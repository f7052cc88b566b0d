export { targets } from '../../pacemaker/targets.js'
