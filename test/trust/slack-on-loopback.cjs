/** Loaded into Wegwijzer by tests that watch its process: Slack is on, and its Web API is the one of the test. */

const { join } = require('node:path');

const config = require(join(__dirname, '..', '..', 'build', 'config.js'));
const { readConfig } = config;
config.readConfig = (environment) => ({
  ...readConfig(environment),
  slack: {
    signingSecret: process.env.SLACK_SECRET,
    botToken: 'xoxb-test',
    apiUrl: process.env.SLACK_TO,
  },
});
