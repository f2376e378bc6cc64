/** Words of: recordings of the live viewer and their replay, a part of `live`. */
export const replay = {
  record: 'Record',
  recordTitle:
    'Write down every message from now on as JSON Lines; saved when you press it again or leave this page',
  recording: 'Recording, {count, plural, one {# message} other {# messages}}',
  recordingBehind:
    'Recording, {count, plural, one {# message} other {# messages}}; the stream waits while long ones are written down',
  recordingFull:
    'The recording is full with {count, plural, one {# message} other {# messages}}: what comes now is not in it',
  recorded: '{count, plural, one {# message recorded} other {# messages recorded}}',
  recordedNothing: 'Nothing came while it was recorded',
  replay: 'Replay',
  replayHelp:
    'Publishes a recording again in {vhost}, byte for byte, as a batch with confirm and mandatory. Two exceptions: CC is renamed x-original-cc, so that it makes no copies again, and another user’s user_id is left out.',
  replayFrom: 'What',
  replayFile: 'A recording or download (JSON Lines)',
  replayRows: 'The rows that are here',
  replayTo: 'Where to',
  replayAsRecorded: 'To the exchanges and keys that they had',
  replayElsewhere: 'All to one exchange and key',
  replaySpeed: 'Pace',
  replaySpeedHelp:
    'The time between messages is kept as it was when they came, or shortened to a half or a tenth.',
  speeds: {
    '1': 'as recorded',
    '2': 'twice as fast',
    '10': 'ten times as fast',
    all: 'as fast as the broker takes it',
  },
  replayChoose: 'Choose a file.',
  replayStarted: 'The replay runs',
  replayWhere: 'Its counts are under Publish, Batch. It goes on when you leave this page.',
} as const
