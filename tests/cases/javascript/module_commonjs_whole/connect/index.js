module.exports = function () {
  return require('platformsh-config').config().credentials('influxdb');
};
