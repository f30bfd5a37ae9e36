<?php
// What MediaWiki shows of a page: php mediawiki.php FOLDER < page > html
$folder = $argv[1];
$argv = [$argv[0], '--conf', "$folder/LocalSettings.php"];
require_once "$folder/maintenance/Maintenance.php";

class ShowPage extends Maintenance {
	public function execute() {
		$parser = MediaWiki\MediaWikiServices::getInstance()->getParserFactory()->create();
		$title = Title::newFromText( 'Bulletin' );
		$options = ParserOptions::newFromAnon();
		// As it is after it has been saved: signatures and the like are rewritten then.
		$page = $parser->preSaveTransform( stream_get_contents( STDIN ), $title, User::newFromName( '127.0.0.1', false ), $options );
		$shown = $parser->parse( $page, $title, $options );
		echo $shown->getText( [ 'enableSectionEditLinks' => false, 'unwrap' => true ] );
	}
}

$maintClass = 'ShowPage';
require_once RUN_MAINTENANCE_IF_MAIN;
