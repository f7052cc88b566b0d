/** The major versions that are told apart. `1` stands for all before 2.0, its beta versions 1.99 counting as `2`. */
export type HeartbeatVersion = '1' | '2' | '3'
