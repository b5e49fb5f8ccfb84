var settings = require('./settings.json');
var influx = require('./influx')(settings);
influx.on('ready', function () { console.log(influx.name); });
influx.start();
