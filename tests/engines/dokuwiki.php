<?php
// What DokuWiki shows of a page: php dokuwiki.php FOLDER < page > html
error_reporting( E_ERROR );
define( 'DOKU_INC', realpath( $argv[1] ) . '/' );
define( 'NOSESSION', 1 );
require_once DOKU_INC . 'inc/init.php';
$ID = '2026-11-22:bulletin';
echo p_render( 'xhtml', p_get_instructions( stream_get_contents( STDIN ) ), $info );
