<ul>
<?php $e = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0]; ?>
<?php foreach (['host', 'port'] as $k): ?>
    <li><?= $e[$k] ?></li>
<?php endforeach; ?>
    <li class="user"><?= htmlspecialchars($e['user']) ?></li><?php // expect: NFX201 ?>
<?php if ($e['host']): ?>
    <li><?= $e['bucket'] ?></li><?php // expect: NFX202 ?>
<?php else: ?>
    <li>none</li>
<?php endif ?>
</ul>
