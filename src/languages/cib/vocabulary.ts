export { vocabulary } from '../../pacemaker/vocabulary.js'
